/** Arguments that fields share, checked and in the words of the graph. */
import { InputError } from '../errors.js';
import { decodeCursor } from '../graph/plans/cursor.js';
import type { Order } from '../graph/plans/plan.js';
import { LARGEST_PAGE, type Sort } from '../schema/arguments.js';

/** A number within bounds. Throws an InputError that names the field, the value and the bounds. */
export function within(field: string, value: unknown, least: number, most: number): number {
  if (typeof value === 'number' && value >= least && value <= most) return value;
  const message = `${field} must be ${least} to ${most}, but got ${value}.`;
  throw new InputError(field, value, message, 'OUT_OF_RANGE');
}

/** Checks how many rows are asked for. */
export const pageSize = (first: unknown): number => within('first', first, 1, LARGEST_PAGE);

export const orderOf = (sort: Partial<Sort> | null | undefined): Order => ({
  by: sort?.by ?? 'NAME',
  descending: sort?.descending ?? false,
});

/** The place behind which a page begins. Throws where the cursor is of another list or order. */
export function positionAfter(
  list: string,
  length: number,
  cursor: string | null | undefined,
): readonly string[] | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  const position = decodeCursor(list, length, cursor);
  if (position) return position;
  throw badCursor(cursor);
}

/** What is wrong with a cursor that marks no place of the list. */
export const badCursor = (cursor: unknown): InputError =>
  new InputError(
    'after',
    cursor,
    'after must be the endCursor of the page before, of the same list and sort.',
    'BAD_CURSOR',
  );

/** The same without what is null: a condition that is null is one that is not given. */
export const withoutNulls = <T extends object>(
  given: T,
): { readonly [Key in keyof T]: Exclude<T[Key], null> } =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) as never;
