/** `seeds:check`, `seeds:coverage` and `seeds:schema`: the seed files from a terminal, without an engine. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedFolders, seedsFolder } from '../configuration.js';
import { checkSeeds } from '../seeds/check.js';
import { countryTable } from '../seeds/countries.js';
import { coverage, coverageSummary, readFoundingFacts } from '../seeds/coverage.js';
import { seedFileJsonSchema } from '../seeds/format.js';
import { notesOn } from '../seeds/notes.js';
import { type Problem, readSeeds } from '../seeds/read.js';

const show = (level: string, { file, line, field, value, message }: Problem): string =>
  `${file}:${line} ${level} ${field}${value === undefined ? '' : ` "${value}"`} ${message}`;

const commands: Record<string, () => number> = {
  check() {
    const seeds = readSeeds(seedFolders());
    const { errors, warnings } = checkSeeds(seeds);
    for (const problem of errors) console.error(show('error', problem));
    for (const problem of warnings) console.error(show('warning', problem));
    for (const { title, found } of notesOn(seeds)) {
      if (found.length > 0) console.log(`note: ${found.length} ${title}: ${found.join(', ')}`);
    }
    const covered = coverageSummary(coverage(readFoundingFacts(seedsFolder), seeds));
    console.log(
      [
        `${seeds.entities.length} entities, ${seeds.statements.length} statements, ${seeds.conflicts.length} conflicts; ` +
          `${errors.length} errors, ${warnings.length} warnings`,
        'Founding facts carried by a node or a statement:',
        ...covered.lines.map((line) => `  ${line}`),
      ].join('\n'),
    );
    return errors.length > 0 || !covered.complete ? 1 : 0;
  },
  coverage() {
    const seeds = readSeeds(seedFolders());
    for (const { fact, carriers } of coverage(readFoundingFacts(seedsFolder), seeds)) {
      console.log(`${fact.number}  ${fact.fact}`);
      if (carriers.length === 0) console.log('         MISSING');
      for (const { id, summary } of carriers) console.log(`         = ${summary}  [${id}]`);
    }
    console.log();
    console.table(Object.fromEntries(countryTable(seeds).map(({ country, ...row }) => [country, row])));
    return 0;
  },
  schema() {
    writeFileSync(join(seedsFolder, 'schema.json'), `${JSON.stringify(seedFileJsonSchema(), null, 2)}\n`);
    return 0;
  },
};

const name = process.argv[2] ?? '';
const command = commands[name];
if (!command) {
  console.error(`No command "${name}". There are: ${Object.keys(commands).join(', ')}.`);
  process.exitCode = 2;
} else process.exitCode = command();
