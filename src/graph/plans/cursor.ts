/** Cursors: where a row stands in a list, as opaque text that fits lists of that name and order only. */
import type { Order } from './plan.js';
import type { EntityRow, RelationRow } from './rows.js';

const orderText = ({ by, descending }: Order): string => `${by}${descending ? '-' : '+'}`;

/** Which list in which order: cursors of one do not fit another. */
export const listName = (name: string, order: Order): string => `${name} ${orderText(order)}`;

/** A cursor of a list. */
export const encodeCursor = (list: string, values: readonly string[]): string =>
  Buffer.from(JSON.stringify([list, ...values]), 'utf8').toString('base64url');

/** The values behind a cursor, or undefined where the text is no cursor of such a list with so many values. */
export function decodeCursor(list: string, length: number, cursor: string): readonly string[] | undefined {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(values) || !values.every((value) => typeof value === 'string')) return undefined;
  const [of, ...rest] = values as string[];
  return of === list && rest.length === length ? rest : undefined;
}

/** What entities of a list are ordered by: as the store has it, and as it stands in a cursor. */
export const entityKeys = ({ by }: Order): readonly ('date' | 'sortKey' | 'id')[] =>
  by === 'DATE' ? ['date', 'sortKey', 'id'] : ['sortKey', 'id'];

/** Where an entity stands in a list. */
export const entityPosition = ({ entity }: EntityRow, order: Order): readonly string[] =>
  entityKeys(order).map((key) => entity[key]);

/** Where a statement stands in the list of an entity's relations. */
export const relationPosition = (
  { node, statement: { statement } }: RelationRow,
  order: Order,
): readonly string[] => [
  ...(order.by === 'DATE' ? [statement.since.earliest] : []),
  node.entity.sortKey,
  node.entity.id,
  statement.id,
];

/** How many values such a place has. */
export const relationPositionLength = ({ by }: Order): number => (by === 'DATE' ? 4 : 3);
