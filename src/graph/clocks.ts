/** The two clocks of a question: when something has to hold, and by when it has to have been public. */
import { asKnown, coverage, FIRST_DAY, LAST_DAY } from './days.js';
import type { Parameters } from './engines/engine.js';
import type { EntityRecord, StatementRecord } from './records.js';

export interface Clocks {
  readonly validAt?: string;
  /** Leaves out what only may hold at `validAt`. */
  readonly certainOnly?: boolean;
  readonly knownAt?: string;
}

/** Whether a statement, or anything on an entity, was public by a day; always where no day is asked for. */
export const isPublic = (
  { knownFrom }: { readonly knownFrom: string },
  knownAt: string | undefined,
): boolean => knownFrom <= (knownAt ?? LAST_DAY);

/**
 * Whether a statement holds, or an entity exists, for certain or perhaps, on the day of the clocks, and was public by
 * theirs: the same that the conditions of a statement ask of the store.
 */
export function counts(
  timed: Pick<EntityRecord & StatementRecord, 'since' | 'until' | 'untilKnownFrom' | 'knownFrom'>,
  { validAt, certainOnly, knownAt }: Clocks,
): boolean {
  if (!isPublic(timed, knownAt)) return false;
  const covered = validAt ? coverage(asKnown(timed, knownAt), validAt) : 'HOLDS';
  return covered === 'HOLDS' || (covered === 'MAY_HOLD' && !certainOnly);
}

/** The clocks as parameters of the files of `cypher/`, in which the whole of time filters nothing. */
export const clockParameters = ({ validAt, knownAt }: Clocks): Parameters => ({
  earliest: validAt ?? FIRST_DAY,
  latest: validAt ?? LAST_DAY,
  knownAt: knownAt ?? LAST_DAY,
});
