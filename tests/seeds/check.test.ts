/** What `npm run seeds:check` says: file, line, field, value and the way out. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedsFolder } from '../../src/configuration.js';
import { checkSeeds } from '../../src/seeds/check.js';
import { countryTable } from '../../src/seeds/countries.js';
import { coverage, readFoundingFacts } from '../../src/seeds/coverage.js';
import { notesOn } from '../../src/seeds/notes.js';
import { readSeeds } from '../../src/seeds/read.js';

const run = promisify(execFile);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradegraph-seeds-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The problems of our seeds with one more file beside them, as `line field "value" message`. */
function problemsOf(text: string, level: 'errors' | 'warnings' = 'errors'): string[] {
  writeFileSync(join(folder, 'extra.yaml'), text);
  return checkSeeds(readSeeds([seedsFolder, folder]))[level].map(
    ({ line, field, value, message }) =>
      `${line} ${field}${value === undefined ? '' : ` "${value}"`} ${message}`,
  );
}

const statement = (lines: string): string => `statements:
  - id: x.test
    ${lines.trim().replaceAll('\n', '\n    ')}
    evidence: [{ source: seed001, summary: A summary. }]`;

const report = (...gaps: string[]): string => `kind: Report
entities:
  - id: rep-x
    names: { en: X }
    description: X.
    evidence: [{ source: seed001, summary: X came out. }]
    gaps:
${gaps.map((gap) => `      - { ${gap}, reason: A reason. }`).join('\n')}`;

const whole = 'about: LISTS, status: KNOWN, searched: [seed001]';

describe('our seeds', () => {
  it('have no errors and no warnings', () => {
    const { errors, warnings } = checkSeeds(readSeeds([seedsFolder]));
    expect(errors).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it('carry each of the 143 founding facts', () => {
    const covered = coverage(readFoundingFacts(seedsFolder), readSeeds([seedsFolder]));
    expect(covered).toHaveLength(143);
    expect(covered.filter(({ carriers }) => carriers.length === 0).map(({ fact }) => fact.number)).toEqual(
      [],
    );
  });
});

describe('the check names file, line, field, value and the way out', () => {
  it.each([
    ['an unknown kind', 'kind: Lawyer\nentities: []', /^1 kind "Lawyer" .*"Country"\|"Agency"/],
    [
      'an unknown relation',
      statement('type: ADMINISTER\nfrom: kr-kisa\nto: prog-csap'),
      /^3 statements\.0\.type "ADMINISTER" .*"ADMINISTERS"/,
    ],
    [
      'forbidden ends',
      statement('type: ADMINISTERS\nfrom: co-aws\nto: prog-csap'),
      /^4 from "co-aws" is a Company, but ADMINISTERS goes from Agency to Law\/Programme\/Agreement$/,
    ],
    [
      'a dangling id',
      statement('type: ADMINISTERS\nfrom: kr-kisaa\nto: prog-csap'),
      /^4 from "kr-kisaa" is the id of no entity; did you mean "kr-kisa"\?$/,
    ],
    [
      'a duplicate id',
      'kind: Issue\nentities:\n  - { id: iss-beef, names: { en: Beef }, description: Beef., evidence: [{ source: editorial, certainty: INFERRED, reason: Ours. }] }',
      /^3 id "iss-beef" is used already at seeds\/shared\/issues\.yaml:\d+; every id is used once$/,
    ],
    [
      'missing evidence of a statement',
      'statements:\n  - { id: x.test, type: ADMINISTERS, from: kr-kisa, to: prog-csap, evidence: [] }',
      /^2 statements\.0\.evidence "\[\]" a statement needs evidence$/,
    ],
    [
      'missing evidence of an entity',
      'kind: Issue\nentities:\n  - { id: iss-x, names: { en: X }, description: X. }',
      /^3 evidence is missing for iss-x; cite a source/,
    ],
    [
      'a bad date',
      statement('type: ADMINISTERS\nfrom: kr-kisa\nto: prog-csap\nsince: 1.10.2025'),
      /^6 since "1\.10\.2025" is no date; write 2025, 2025-04, 2025-04-01/,
    ],
    [
      'an end before the beginning',
      statement('type: ADMINISTERS\nfrom: kr-kisa\nto: prog-csap\nsince: "2025"\nuntil: "2024"'),
      /^7 until "2024" lies before since \(2025\)$/,
    ],
    [
      'an unknown source',
      statement('type: ADMINISTERS\nfrom: kr-kisa\nto: prog-csap').replace('seed001', 'seed999'),
      /^6 source "seed999" is no source; add it to seeds\/sources$/,
    ],
    [
      'editorial evidence under a numbered fact',
      statement('type: ADMINISTERS\nfrom: kr-kisa\nto: prog-csap').replace(
        'source: seed001',
        'source: editorial, locator: 001-37, certainty: INFERRED, reason: Ours.',
      ),
      /^6 locator "001-37" is the number of a founding fact; editorial evidence may not support a numbered fact$/,
    ],
    [
      'a numbered fact of another document',
      statement('type: ADMINISTERS\nfrom: kr-kisa\nto: prog-csap').replace(
        'seed001',
        'seed002, locator: 001-37',
      ),
      /^6 locator "001-37" is the number of a founding fact; it belongs to seed001$/,
    ],
    [
      'an inference without its reason',
      statement('type: ADMINISTERS\nfrom: kr-kisa\nto: prog-csap').replace(
        'seed001',
        'seed001, certainty: INFERRED',
      ),
      /^6 reason is missing; what is inferred needs its reason$/,
    ],
    [
      'a qualifier that the relation does not have',
      statement('type: ADMINISTERS\nfrom: kr-kisa\nto: prog-csap\neffect: HITS'),
      /^6 effect "HITS" does not go with ADMINISTERS; its qualifiers are capacity$/,
    ],
    [
      'a qualifier that the relation needs',
      statement('type: AFFECTS\nfrom: b-kr-csap\nto: co-aws\neffect: HITS'),
      /^2 ground is missing; AFFECTS needs it$/,
    ],
    [
      'an attribute that the kind does not have',
      'kind: Issue\nentities:\n  - { id: iss-x, names: { en: X }, iso2: KR, description: X., evidence: [{ source: seed001 }] }',
      /^3 iso2 "KR" is no attribute of a Issue; it has none$/,
    ],
    [
      'an occurrence with an end',
      statement('type: LISTS\nfrom: rep-nte-2025\nto: b-kr-csap\nuntil: "2026"'),
      /^6 until "2026" does not go with LISTS, which is no state; use on$/,
    ],
    [
      'a field that there is not',
      'kind: Issue\nentitys: []',
      /^2 entitys "\[\]" "entitys" is no field here; see seeds\/schema\.json/,
    ],
    [
      'a whole list of what is no relation',
      report(whole.replace('LISTS', 'publishedOn')),
      /^8 about "publishedOn" is no relation; KNOWN says that the whole list of a relation such as LISTS is held$/,
    ],
    [
      'a whole list that stands nowhere',
      report(whole.replace('seed001', '')),
      /^8 searched is empty; with KNOWN it names the sources in which the whole list stands$/,
    ],
    [
      'a whole list that another gap denies',
      report(whole, 'about: LISTS, countries: [c-kr], status: NOT_KNOWN, searched: []'),
      /^9 status "NOT_KNOWN" is denied: another gap says that the whole list of LISTS is held; limit both by countries$/,
    ],
    [
      'a gap that is limited to what is no country',
      report(whole.replace('status', 'countries: [kr-kisa], status')),
      /^8 countries "kr-kisa" is a Agency; countries needs a Country$/,
    ],
    ['text that is no YAML', 'kind: [Issue', /^\d+ \(file\) is not YAML: /],
    [
      'a conflict of a statement that there is not',
      'conflicts:\n  - { id: XX, kind: CONTRADICTION, statements: [b-kr-csap.affects.co-aws, no.such], note: A note. }',
      /^2 statements "no\.such" is the id of no statement$/,
    ],
  ])('for %s', (_case, text, problem) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });

  it('but takes a list that is whole for one country and not examined for another', () => {
    const korea = whole.replace('status', 'countries: [c-kr], status');
    const japan = 'about: LISTS, countries: [c-jp], status: NOT_EXAMINED, searched: []';
    expect(problemsOf(report(korea, japan))).toEqual([]);
  });

  it('warns of a state that outlives its end', () => {
    const text = statement('type: ADMINISTERS\nfrom: kr-motie\nto: law-kr-grain');
    expect(problemsOf(text)).toEqual([]);
    expect(problemsOf(text, 'warnings')).toEqual([
      '2 until of x.test outlives kr-motie, which ended on 2025-09-30; give an end',
    ]);
  });
});

describe('the command', () => {
  const command = (name: string, more: string) =>
    run('npx', ['tsx', 'src/cli/seeds.ts', name], { env: { ...process.env, TRADEGRAPH_SEEDS: more } });

  it('ends with the coverage per document and the total', async () => {
    writeFileSync(join(folder, 'extra.yaml'), 'kind: Issue\nentities: []\n');
    const { stdout } = await command('check', folder);
    expect(
      stdout
        .trim()
        .split('\n')
        .slice(-6)
        .map((line) => line.trim()),
    ).toEqual([
      'seed000  23 of 23 facts',
      'seed001  48 of 48 facts',
      'seed002  19 of 19 facts',
      'seed003  30 of 30 facts',
      'seed004  23 of 23 facts',
      'total    143 of 143 facts',
    ]);
  });

  it('exits non-zero on an error', async () => {
    writeFileSync(join(folder, 'extra.yaml'), statement('type: ADMINISTERS\nfrom: nobody\nto: prog-csap'));
    await expect(command('check', folder)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/extra\.yaml:4 error from "nobody" is the id of no entity/),
    });
  });

  it('prints each founding fact beside what carries it', async () => {
    writeFileSync(join(folder, 'extra.yaml'), 'kind: Issue\nentities: []\n');
    const { stdout } = await command('coverage', folder);
    expect(stdout).toMatch(/^001-37 {2}CSAP was created by .*\n {9}= .* \[[\w.-]+\]$/m);
    expect(stdout).not.toContain('MISSING');
  });
});

describe('notes tell where sound seeds are thin', () => {
  const found = (text: string) => {
    writeFileSync(join(folder, 'extra.yaml'), text);
    const own = new Map(
      notesOn(readSeeds([seedsFolder])).map(({ title, found: ids }) => [title, new Set(ids)]),
    );
    return Object.fromEntries(
      notesOn(readSeeds([seedsFolder, folder]))
        .map(({ title, found: ids }) => [title, ids.filter((id) => !own.get(title)!.has(id))] as const)
        .filter(([, ids]) => ids.length > 0),
    );
  };
  const evidence = 'evidence: [{ source: editorial, certainty: INFERRED, reason: Ours. }]';

  it('such as one thing twice, orphans, laws and barriers without company, firms without a seat, idle sources', () => {
    const text = `entities:
  - { id: x-kisa, kind: Agency, country: c-kr, names: { en: 'Korea internet-and security agency', ko: 한국 인터넷 진흥원 }, description: X., ${evidence} }
  - { id: law-x, kind: Law, country: c-kr, officialNumber: act no. 13234, names: { en: X act }, description: X., ${evidence} }
  - { id: b-x, kind: Barrier, country: c-kr, names: { en: X barrier }, description: X., ${evidence} }
  - { id: co-zz-x, kind: Company, names: { en: X firm }, description: X., ${evidence} }
  - { id: src-x, kind: Source, sourceType: PRESS, names: { en: X source } }`;
    expect(found(text)).toEqual({
      'possibly one thing twice: the same name or alias': ['kr-kisa = x-kisa'],
      'possibly one law twice: the same official number': ['law-kr-cloud = law-x'],
      'entities without any statement': ['x-kisa', 'law-x', 'b-x', 'co-zz-x'],
      'laws without a body that administers or enforces them': ['law-x'],
      'barriers without a law, programme or agreement': ['b-x'],
      'barriers without an affected party': ['b-x'],
      'firms without headquarters': ['co-zz-x'],
      'sources that nothing cites': ['src-x'],
    });
  });

  it('and how much there is of each country, how well supported', () => {
    const rows = countryTable(readSeeds([seedsFolder, 'tests/fixtures/zedland']));
    expect(rows.find(({ country }) => country === 'c-zz')).toEqual({
      country: 'c-zz',
      barriers: 1,
      laws: 1,
      firms: 1,
      statements: 7,
      official: 0,
      single: 6,
    });
    expect(rows.map(({ statements }) => statements)).toEqual(
      rows.map(({ statements }) => statements).sort((a, b) => b - a),
    );
  });
});
