/** Loads checked seeds into an engine, as one transaction. */
import type { Engine } from '../graph/engines/engine.js';
import { query } from '../graph/engines/queries.js';
import { Graph } from '../graph/graph.js';
import { kindNames } from '../ontology/kinds.js';
import { relationNames } from '../ontology/relations.js';
import { type Change, changes, held, removals } from './change.js';
import { checkSeeds } from './check.js';
import { type Problem, readSeeds } from './read.js';
import { type Dataset, dataset } from './records.js';
import {
  type Batch,
  batched,
  entityRow,
  evidenceRows,
  inBatches,
  ORIGIN,
  relationRow,
  statementRow,
  versionOf,
} from './rows.js';

export interface LoadResult {
  readonly version: string;
  /** False where the engine held these very seeds already. */
  readonly changed: boolean;
  readonly entities: number;
  readonly statements: number;
}

export interface LoadOptions {
  /** Called with the number of rows written and of all, as the load goes on. */
  readonly progress?: (written: number, all: number) => void;
}

/** The seeds of the folders are broken; nothing was written. */
export class BrokenSeedsError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    const [first] = problems;
    super(
      `The seeds have ${problems.length} error${problems.length === 1 ? '' : 's'}; nothing was loaded. The first: ` +
        `${first?.file}:${first?.line} ${first?.field} ${first?.message}. See all: npm run seeds:check`,
    );
    this.name = 'BrokenSeedsError';
  }
}

/** The database holds something under an id of the seeds that seeds did not write; nothing was written. */
export class ForeignDataError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ForeignDataError';
  }
}

/**
 * Reads, checks and loads the seeds of the folders: what earlier seeds wrote is replaced, other data stays.
 * Throws a {@link BrokenSeedsError}, with nothing written, where a check finds an error.
 */
export async function loadSeeds(
  engine: Engine,
  folders: readonly string[],
  options: LoadOptions = {},
): Promise<LoadResult> {
  const seeds = readSeeds(folders);
  const { errors } = checkSeeds(seeds);
  if (errors.length > 0) throw new BrokenSeedsError(errors);
  return loadDataset(engine, dataset(seeds), options);
}

/** Loads a dataset whose records are known to be sound. */
async function loadDataset(
  engine: Engine,
  data: Dataset,
  { progress }: LoadOptions = {},
): Promise<LoadResult> {
  const version = versionOf(data);
  const result = { version, entities: data.entities.length, statements: data.statements.length };
  await engine.prepare();
  if ((await new Graph(engine).datasetVersion()) === version) return { ...result, changed: false };
  await assertOurs(engine, data);
  const change = changes(data, await held(engine));
  const batches = [...writes(change)];
  const all = batches.reduce((sum, { rows }) => sum + rows, 0);
  let written = 0;
  function* reported() {
    yield* removals(change);
    for (const { query: statement, rows } of batches) {
      yield statement;
      written += rows;
      progress?.(written, all);
    }
    yield query('load-dataset-version', { version });
  }
  await engine.write(reported());
  return { ...result, changed: true };
}

/** What somebody else wrote under an id of ours would be lost. */
async function assertOurs(engine: Engine, data: Dataset): Promise<void> {
  const ids = data.entities.map(({ record }) => record.id);
  const questions = inBatches(ids, (part) => query('load-foreign-entities', { ids: part, origin: ORIGIN }));
  for (const question of questions) {
    const foreign = await engine.read(question);
    if (foreign.length === 0) continue;
    const names = foreign.map(({ id }) => id).join(', ');
    throw new ForeignDataError(
      `The database holds entities of other origin under ids of the seeds: ${names}. Rename them; nothing was loaded.`,
    );
  }
}

function* writes({ data, entities, statements: changed }: Change): Iterable<Batch> {
  for (const kind of kindNames) {
    const rows = entities.filter(({ record }) => record.kind === kind).map(entityRow);
    yield* batched(rows, (part) => query('load-entities', { rows: part }, { kind, kinds: kindNames }));
  }
  const statements = changed.map(({ record }) => record);
  for (const type of relationNames) {
    const rows = statements.filter((record) => record.type === type).map(relationRow);
    yield* batched(rows, (part) => query('load-relations', { rows: part }, { types: [type] }));
  }
  yield* batched(changed.map(statementRow), (part) => query('load-statements', { rows: part }));
  const objects = statements.filter(({ to }) => to !== undefined).map(({ id, to }) => ({ id, to: to! }));
  yield* batched(objects, (part) => query('load-objects', { rows: part }));
  const ofStatements = changed.flatMap(({ record, evidence }) => evidenceRows(record.id, evidence));
  yield* batched(ofStatements, (part) => query('load-statement-evidence', { rows: part }));
  const ofEntities = entities.flatMap(({ record, evidence }) => evidenceRows(record.id, evidence));
  yield* batched(ofEntities, (part) => query('load-entity-evidence', { rows: part }));
  const conflicts = data.conflicts.map(({ record, from, to }) => ({
    from,
    to,
    properties: {
      id: record.id,
      kind: record.kind,
      note: record.note,
      record: JSON.stringify(record),
      origin: ORIGIN,
    },
  }));
  yield* batched(conflicts, (part) => query('load-conflicts', { rows: part }));
  const redirects = data.entities.flatMap(({ record, formerIds }) =>
    formerIds.map((id) => ({ to: record.id, properties: { id, origin: ORIGIN } })),
  );
  yield* batched(redirects, (part) => query('load-redirects', { rows: part }));
}
