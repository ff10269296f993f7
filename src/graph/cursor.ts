/** Cursors: the values of a row in the order of its list, as opaque text. */
import { InputError } from '../errors.js';
import type { Order } from './plan.js';
import type { EntityRow, RelationRow } from './rows.js';

const encode = (values: readonly string[]): string =>
  Buffer.from(JSON.stringify(values), 'utf8').toString('base64url');

/** The values behind a cursor. Throws an {@link InputError} where the text is no cursor of such a list. */
export function decodeCursor(cursor: string, length: number): readonly string[] {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    values = undefined;
  }
  const valid =
    Array.isArray(values) && values.length === length && values.every((value) => typeof value === 'string');
  if (!valid) {
    throw new InputError(
      'after',
      cursor,
      'after must be the endCursor of the page before, of the same list and sort.',
    );
  }
  return values as string[];
}

export const entityCursorLength = (order: Order): number => (order.by === 'DATE' ? 3 : 2);

export const entityCursor = ({ entity }: EntityRow, order: Order): string =>
  encode([...(order.by === 'DATE' ? [entity.date] : []), entity.sortKey, entity.id]);

export const relationCursorLength = (order: Order): number => (order.by === 'DATE' ? 4 : 3);

export const relationCursor = ({ node, statement: { statement } }: RelationRow, order: Order): string =>
  encode([
    ...(order.by === 'DATE' ? [statement.since.earliest] : []),
    node.entity.sortKey,
    node.entity.id,
    statement.id,
  ]);

/** A cursor over ids alone. */
export const idCursor = (...ids: string[]): string => encode(ids);
