/** Loads checked seeds into an engine, as one transaction. */
import { createHash } from 'node:crypto';
import type { Engine, Query, Row, Value } from '../graph/engine.js';
import { query } from '../graph/queries.js';
import type { EvidenceRecord, StatementRecord } from '../graph/records.js';
import { kindNames } from '../ontology/kinds.js';
import { relationNames } from '../ontology/relations.js';
import { checkSeeds } from './check.js';
import type { Problem } from './read.js';
import { readSeeds } from './read.js';
import {
  type Dataset,
  dataset,
  type EntityToWrite,
  type EvidenceToWrite,
  type StatementToWrite,
} from './records.js';

/** Marks what seeds wrote, so that the next load replaces it and leaves everything else alone. */
const ORIGIN = 'seeds';
const BATCH = 5_000;

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
export async function loadDataset(
  engine: Engine,
  data: Dataset,
  { progress }: LoadOptions = {},
): Promise<LoadResult> {
  const version = createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16);
  const result = { version, entities: data.entities.length, statements: data.statements.length };
  await engine.prepare();
  if ((await datasetVersion(engine)) === version) return { ...result, changed: false };
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
  for (let start = 0; start < ids.length; start += BATCH) {
    const part = ids.slice(start, start + BATCH);
    const foreign = await engine.read(query('load-foreign-entities', { ids: part, origin: ORIGIN }));
    if (foreign.length === 0) continue;
    const names = foreign.map(({ id }) => id).join(', ');
    throw new ForeignDataError(
      `The database holds entities of other origin under ids of the seeds: ${names}. Rename them; nothing was loaded.`,
    );
  }
}

/** The version of the seeds that the engine holds, or undefined where it holds none. */
export async function datasetVersion(engine: Engine): Promise<string | undefined> {
  const [row] = await engine.read(query('dataset-version'));
  return row?.version as string | undefined;
}

interface HeldStatement {
  readonly id: string;
  readonly type: string;
  readonly from: string;
}

/** What earlier seeds wrote, each with the hash of what was written. */
interface Held {
  readonly entities: ReadonlyMap<string, string>;
  readonly statements: ReadonlyMap<string, HeldStatement & { readonly version: string }>;
}

async function held(engine: Engine): Promise<Held> {
  const page = async (name: 'load-existing-entities' | 'load-existing-statements') => {
    const found: Row[] = [];
    for (let after = ''; ; ) {
      const rows = await engine.read(query(name, { origin: ORIGIN, after, limit: BATCH }));
      found.push(...rows);
      if (rows.length < BATCH) return found;
      after = rows.at(-1)!.id as string;
    }
  };
  const [entities, statements] = [
    await page('load-existing-entities'),
    await page('load-existing-statements'),
  ];
  return {
    entities: new Map(entities.map((row) => [row.id as string, row.version as string])),
    statements: new Map(statements.map((row) => [row.id as string, row as never])),
  };
}

/** What has to go and what has to be written, so that the engine holds the data: what is equal stays. */
interface Change {
  readonly data: Dataset;
  readonly entities: readonly EntityToWrite[];
  readonly statements: readonly StatementToWrite[];
  readonly goneEntities: readonly string[];
  readonly staleStatements: readonly HeldStatement[];
}

function changes(data: Dataset, before: Held): Change {
  const entities = data.entities.filter(
    (entity) => before.entities.get(entity.record.id) !== versionOf(entity),
  );
  const statements = data.statements.filter(
    (statement) => before.statements.get(statement.record.id)?.version !== versionOf(statement),
  );
  const kept = new Set(data.entities.map(({ record }) => record.id));
  const equal = new Set(data.statements.map(({ record }) => record.id));
  for (const { record } of statements) equal.delete(record.id);
  return {
    data,
    entities,
    statements,
    goneEntities: [...before.entities.keys()].filter((id) => !kept.has(id)),
    staleStatements: [...before.statements.values()].filter(({ id }) => !equal.has(id)),
  };
}

const versionOf = (written: EntityToWrite | StatementToWrite): string =>
  createHash('sha256').update(JSON.stringify(written)).digest('hex').slice(0, 16);

function* removals({ entities, goneEntities, staleStatements }: Change): Iterable<Query> {
  const origin = { origin: ORIGIN };
  yield query('load-remove-conflicts', origin);
  yield query('load-remove-redirects', origin);
  for (const type of relationNames) {
    const rows = staleStatements.filter((stale) => stale.type === type).map(({ id, from }) => ({ id, from }));
    for (const { query: remove } of batched(rows, (part) =>
      query('load-remove-relations', { rows: part }, { types: [type] }),
    )) {
      yield remove;
    }
  }
  const byIds = (name: 'load-remove-statements' | 'load-remove-entity-evidence', ids: readonly string[]) =>
    batched(ids, (part) => query(name, { ids: part, ...(name === 'load-remove-entity-evidence' && origin) }));
  for (const { query: remove } of byIds(
    'load-remove-statements',
    staleStatements.map(({ id }) => id),
  ))
    yield remove;
  const uncited = [...entities.map(({ record }) => record.id), ...goneEntities];
  for (const { query: remove } of byIds('load-remove-entity-evidence', uncited)) yield remove;
  const types = [...relationNames, 'CITES', 'SUBJECT', 'OBJECT', 'LEADS_TO'];
  yield query('load-remove-entities', { ids: goneEntities }, { types });
}

interface Batch {
  readonly query: Query;
  readonly rows: number;
}

function* batched(rows: readonly Value[], make: (rows: readonly Value[]) => Query): Iterable<Batch> {
  for (let start = 0; start < rows.length; start += BATCH) {
    const part = rows.slice(start, start + BATCH);
    yield { query: make(part), rows: part.length };
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

const entityRow = (written: EntityToWrite): Value => entityProperties(written, versionOf(written));

const entityProperties = ({ record, searchText }: EntityToWrite, version: string): Value => ({
  id: record.id,
  properties: {
    ...record.attributes,
    id: record.id,
    kind: record.kind,
    name: record.names.findLast(({ lang }) => lang === 'en')?.text ?? record.id,
    description: record.description,
    sortKey: record.sortKey,
    date: record.date,
    searchText,
    record: JSON.stringify(record),
    version,
    origin: ORIGIN,
  },
});

/** The properties that filters and orders compare, on the relationship and on the statement's node alike. */
const compared = (record: StatementRecord): Record<string, Value> => ({
  ...record.qualifiers,
  id: record.id,
  negated: record.negated,
  modality: record.modality,
  certainty: record.certainty,
  sinceEarliest: record.since.earliest,
  sinceLatest: record.since.latest,
  untilEarliest: record.until.earliest,
  untilLatest: record.until.latest,
  knownFrom: record.knownFrom,
  record: JSON.stringify(record),
  origin: ORIGIN,
});

const relationRow = (record: StatementRecord): Value => ({
  from: record.from,
  to: record.to!,
  properties: { ...compared(record), from: record.from, to: record.to! },
});

const statementRow = (written: StatementToWrite): Value => {
  const { record } = written;
  const own = {
    type: record.type,
    from: record.from,
    ofValue: record.to === undefined,
    version: versionOf(written),
  };
  return { from: record.from, properties: { ...compared(record), ...own } };
};

const evidenceRows = (of: string, evidence: readonly EvidenceToWrite[]): Value[] =>
  evidence.map(({ source, record }, position) => ({
    of,
    source,
    properties: { ...evidenceProperties(record), position, record: JSON.stringify(record), origin: ORIGIN },
  }));

const evidenceProperties = ({
  id,
  locator,
  summary,
  assertedBy,
  modality,
  certainty,
  stance,
  knownFrom,
}: EvidenceRecord) => ({
  id,
  locator: locator ?? null,
  summary: summary ?? null,
  assertedBy: assertedBy ?? null,
  modality,
  certainty,
  stance,
  knownFrom,
});
