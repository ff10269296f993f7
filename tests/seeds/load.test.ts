/** Loading replaces what seeds loaded before, leaves other data alone, and writes all or nothing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine, Row } from '../../src/graph/engines/engine.js';
import { BrokenSeedsError, loadSeeds } from '../../src/seeds/load.js';
import { engineNames, openEngine, wipe } from '../support/engines.js';

const SOURCE = `kind: Source
entities:
  - { id: src, names: { en: A source }, sourceType: PRESS, publishedOn: 2025-04-01 }
`;
const evidence = 'evidence: [{ source: src, summary: It says so. }]';
const AGENCIES = `kind: Agency
entities:
  - { id: old, names: { en: Old office }, description: An office., ${evidence} }
  - { id: new, names: { en: New office }, formerIds: [newer], description: An office., ${evidence} }
`;
const LAWS = `kind: Law
entities:
  - { id: law, names: { en: A law }, description: A law., ${evidence} }
`;
const statement = (from: string) => `type: ADMINISTERS
statements:
  - { id: ${from}.administers.law, from: ${from}, to: law, ${evidence} }
`;

/** Everything that the engine holds, as far as a load may change it. */
const STATE = `MATCH (e:Entity)
CALL (e) {
  MATCH (e)-[r:ADMINISTERS|ENFORCES|CITES]->(o:Entity)
  WITH type(r) AS type, o.id AS other ORDER BY type, other
  RETURN collect([type, other]) AS ties
}
CALL (e) {
  MATCH (e)<-[:SUBJECT]-(s:Statement)
  WITH s ORDER BY s.id
  RETURN collect(s.id) AS statements
}
RETURN e.id AS id, ties, statements ORDER BY id`;

describe.each(engineNames)('a load into %s', (name) => {
  let engine: Engine;
  let folder: string;

  const write = (files: Record<string, string>) => {
    rmSync(folder, { recursive: true, force: true });
    folder = mkdtempSync(join(tmpdir(), 'tradegraph-load-'));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, `${file}.yaml`), text);
  };
  const load = () => loadSeeds(engine, [folder]);
  const state = (): Promise<readonly Row[]> => engine.read({ text: STATE, parameters: {} });

  beforeAll(async () => {
    engine = await openEngine(name);
    folder = mkdtempSync(join(tmpdir(), 'tradegraph-load-'));
  });

  afterAll(async () => {
    if (name === 'neo4j') await wipe(engine);
    await engine?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    await wipe(engine);
    write({ source: SOURCE, agencies: AGENCIES, laws: LAWS, administers: statement('old') });
  });

  it('writes entities, statements and evidence', async () => {
    expect(await load()).toMatchObject({ changed: true, entities: 4, statements: 1 });
    expect(await state()).toEqual([
      { id: 'law', ties: [['CITES', 'src']], statements: [] },
      { id: 'new', ties: [['CITES', 'src']], statements: [] },
      {
        id: 'old',
        ties: [
          ['ADMINISTERS', 'law'],
          ['CITES', 'src'],
        ],
        statements: ['old.administers.law'],
      },
      { id: 'src', ties: [], statements: [] },
    ]);
  });

  it('changes nothing the second time', async () => {
    const first = await load();
    const before = await state();
    expect(await load()).toEqual({ ...first, changed: false });
    expect(await state()).toEqual(before);
  });

  it('replaces what seeds loaded before, deletions too', async () => {
    await load();
    write({
      source: SOURCE,
      agencies: AGENCIES.replace(/ {2}- \{ id: old.*\n/, ''),
      laws: LAWS,
      administers: statement('new'),
    });
    expect(await load()).toMatchObject({ changed: true });
    expect(await state()).toEqual([
      { id: 'law', ties: [['CITES', 'src']], statements: [] },
      {
        id: 'new',
        ties: [
          ['ADMINISTERS', 'law'],
          ['CITES', 'src'],
        ],
        statements: ['new.administers.law'],
      },
      { id: 'src', ties: [], statements: [] },
    ]);
  });

  it('leaves other data alone, and what it refers to', async () => {
    await load();
    await engine.write([
      {
        text: 'MATCH (e:Entity {id: $id}) CREATE (m:Entity {id: $mine, sortKey: $mine}) CREATE (m)-[r:ENFORCES]->(e) RETURN count(r) AS c',
        parameters: { id: 'old', mine: 'mine' },
      },
    ]);
    write({ source: SOURCE, agencies: AGENCIES.replace(/ {2}- \{ id: old.*\n/, ''), laws: LAWS });
    await load();
    expect(await state()).toContainEqual({ id: 'mine', ties: [['ENFORCES', 'old']], statements: [] });
    expect((await state()).map(({ id }) => id)).toEqual(['law', 'mine', 'new', 'old', 'src']);
  });

  it('gives an entity that other data kept alive its evidence again', async () => {
    await load();
    const full = { source: SOURCE, agencies: AGENCIES, laws: LAWS, administers: statement('old') };
    await engine.write([
      {
        text: 'MATCH (e:Entity {id: $id}) CREATE (m:Entity {id: $mine, sortKey: $mine}) CREATE (m)-[r:ENFORCES]->(e) RETURN count(r) AS c',
        parameters: { id: 'old', mine: 'mine' },
      },
    ]);
    write({ source: SOURCE, agencies: AGENCIES.replace(/ {2}- \{ id: old.*\n/, ''), laws: LAWS });
    await load();
    expect(await state()).toContainEqual({ id: 'old', ties: [], statements: [] });
    write(full);
    await load();
    expect(await state()).toContainEqual({
      id: 'old',
      ties: [
        ['ADMINISTERS', 'law'],
        ['CITES', 'src'],
      ],
      statements: ['old.administers.law'],
    });
  });

  it('refuses to take over what somebody else wrote under an id of the seeds', async () => {
    await engine.write([
      { text: "CREATE (e:Entity {id: 'law', sortKey: 'law', mine: true}) RETURN e.id AS id", parameters: {} },
    ]);
    await expect(load()).rejects.toThrow(/other origin under ids of the seeds: law\. .* nothing was loaded/);
    expect(await state()).toEqual([{ id: 'law', ties: [], statements: [] }]);
  });

  it('writes nothing at all of broken seeds', async () => {
    await load();
    const before = await state();
    write({ source: SOURCE, agencies: AGENCIES, laws: LAWS, administers: statement('nobody') });
    await expect(load()).rejects.toThrow(BrokenSeedsError);
    await expect(load()).rejects.toThrow(
      /1 error; nothing was loaded\. The first: .*administers\.yaml:3 from is the id of no entity/,
    );
    expect(await state()).toEqual(before);
  });

  it('writes nothing at all where the engine fails halfway', async () => {
    await load();
    const before = await state();
    write({ source: SOURCE, agencies: AGENCIES, laws: LAWS, administers: statement('new') });
    const failing: Engine = {
      name: engine.name,
      prepare: () => engine.prepare(),
      read: (query, options) => engine.read(query, options),
      ping: () => engine.ping(),
      close: () => engine.close(),
      async write(queries) {
        await engine.write(
          (async function* () {
            let sent = 0;
            for await (const query of queries) {
              if (++sent > 8) throw new Error('the power went');
              yield query;
            }
          })(),
        );
      },
    };
    await expect(loadSeeds(failing, [folder])).rejects.toThrow();
    expect(await state()).toEqual(before);
    expect(await load()).toMatchObject({ changed: true });
  });
});

describe('two folders', () => {
  it('stand beside one another: a team adds its own facts to ours', async () => {
    const [ours, theirs] = [mkdtempSync(join(tmpdir(), 'ours-')), mkdtempSync(join(tmpdir(), 'theirs-'))];
    writeFileSync(join(ours, 'source.yaml'), SOURCE);
    writeFileSync(join(ours, 'laws.yaml'), LAWS);
    writeFileSync(join(theirs, 'agencies.yaml'), AGENCIES);
    writeFileSync(join(theirs, 'administers.yaml'), statement('new'));
    const engine = await openEngine('grafeo');
    expect(await loadSeeds(engine, [ours, theirs])).toMatchObject({ entities: 4, statements: 1 });
    await expect(loadSeeds(engine, [ours, join(theirs, 'nowhere')])).rejects.toThrow(
      /TRADEGRAPH_SEEDS is no folder/,
    );
    await engine.close();
    for (const folder of [ours, theirs]) rmSync(folder, { recursive: true, force: true });
  });
});
