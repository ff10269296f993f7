/** What differs between the seeds that an engine holds and those that it shall hold. */
import type { Engine, Query } from '../graph/engines/engine.js';
import { allRows } from '../graph/engines/pages.js';
import { query } from '../graph/engines/queries.js';
import { relationNames } from '../ontology/relations.js';
import type { Dataset, EntityToWrite, StatementToWrite } from './records.js';
import { BATCH, inBatches, ORIGIN, versionOf } from './rows.js';

interface HeldStatement {
  readonly id: string;
  readonly version: string;
  readonly type: string;
  readonly from: string;
}

/** What earlier seeds wrote, each with the hash of what was written. */
export interface Held {
  readonly entities: ReadonlyMap<string, string>;
  readonly statements: ReadonlyMap<string, HeldStatement>;
}

/** Reads what earlier seeds wrote. */
export async function held(engine: Engine): Promise<Held> {
  const ours = { parameters: { origin: ORIGIN }, pageSize: BATCH };
  const entities = new Map<string, string>();
  for await (const { id, version } of allRows(engine, { name: 'load-existing-entities', ...ours })) {
    entities.set(id as string, version as string);
  }
  const statements = new Map<string, HeldStatement>();
  for await (const row of allRows(engine, { name: 'load-existing-statements', ...ours })) {
    statements.set(row.id as string, row as unknown as HeldStatement);
  }
  return { entities, statements };
}

/** What has to go and what has to be written, so that the engine holds the data: what is equal stays. */
export interface Change {
  readonly data: Dataset;
  readonly entities: readonly EntityToWrite[];
  readonly statements: readonly StatementToWrite[];
  readonly goneEntities: readonly string[];
  readonly staleStatements: readonly HeldStatement[];
}

/** What has to be removed and written for the engine to hold the data. */
export function changes(data: Dataset, before: Held): Change {
  // A hash takes longer than a look: what is new needs none.
  const isHeld = (version: string | undefined, written: EntityToWrite | StatementToWrite) =>
    version !== undefined && version === versionOf(written);
  const entities = data.entities.filter((entity) => !isHeld(before.entities.get(entity.record.id), entity));
  const statements = data.statements.filter(
    (statement) => !isHeld(before.statements.get(statement.record.id)?.version, statement),
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

/** The statements that remove what is gone or has changed. */
export function* removals({ entities, goneEntities, staleStatements }: Change): Iterable<Query> {
  const origin = { origin: ORIGIN };
  yield query('load-remove-conflicts', origin);
  yield query('load-remove-redirects', origin);
  for (const type of relationNames) {
    const rows = staleStatements.filter((stale) => stale.type === type).map(({ id, from }) => ({ id, from }));
    yield* inBatches(rows, (part) => query('load-remove-relations', { rows: part }, { types: [type] }));
  }
  const stale = staleStatements.map(({ id }) => id);
  yield* inBatches(stale, (ids) => query('load-remove-statements', { ids }));
  const uncited = [...entities.map(({ record }) => record.id), ...goneEntities];
  yield* inBatches(uncited, (ids) => query('load-remove-entity-evidence', { ids, ...origin }));
  const types = [...relationNames, 'CITES', 'SUBJECT', 'OBJECT', 'LEADS_TO'];
  yield query('load-remove-entities', { ids: goneEntities }, { types });
}
