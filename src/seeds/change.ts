/** What differs between the seeds that an engine holds and those that it shall hold. */
import type { Engine, Query, Row } from '../graph/engine.js';
import { query } from '../graph/queries.js';
import { relationNames } from '../ontology/relations.js';
import type { Dataset, EntityToWrite, StatementToWrite } from './records.js';
import { BATCH, batched, ORIGIN, versionOf } from './rows.js';

interface HeldStatement {
  readonly id: string;
  readonly type: string;
  readonly from: string;
}

/** What earlier seeds wrote, each with the hash of what was written. */
export interface Held {
  readonly entities: ReadonlyMap<string, string>;
  readonly statements: ReadonlyMap<string, HeldStatement & { readonly version: string }>;
}

/** Reads what earlier seeds wrote. */
export async function held(engine: Engine): Promise<Held> {
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
export interface Change {
  readonly data: Dataset;
  readonly entities: readonly EntityToWrite[];
  readonly statements: readonly StatementToWrite[];
  readonly goneEntities: readonly string[];
  readonly staleStatements: readonly HeldStatement[];
}

/** What has to be removed and written for the engine to hold the data. */
export function changes(data: Dataset, before: Held): Change {
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

/** The statements that remove what is gone or has changed. */
export function* removals({ entities, goneEntities, staleStatements }: Change): Iterable<Query> {
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
  const stale = batched(
    staleStatements.map(({ id }) => id),
    (ids) => query('load-remove-statements', { ids }),
  );
  const uncited = batched([...entities.map(({ record }) => record.id), ...goneEntities], (ids) =>
    query('load-remove-entity-evidence', { ids, ...origin }),
  );
  for (const { query: remove } of [...stale, ...uncited]) yield remove;
  const types = [...relationNames, 'CITES', 'SUBJECT', 'OBJECT', 'LEADS_TO'];
  yield query('load-remove-entities', { ids: goneEntities }, { types });
}
