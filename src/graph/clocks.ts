/** The two clocks of a question: when something has to hold, and by when it has to have been public. */
import { coverage, FIRST_DAY, holdingOn, LAST_DAY } from './days.js';
import type { Parameters } from './engines/engine.js';
import type { EntityRecord, StatementRecord } from './records.js';

export interface Clocks {
  readonly validAt?: string;
  /** Leaves out what only may hold at `validAt`. */
  readonly certainOnly?: boolean;
  readonly knownAt?: string;
}

/** Whether an entity exists, or may exist, on the day of the clocks, and was known by theirs. */
export function isThere(
  entity: Pick<EntityRecord, 'since' | 'until' | 'knownFrom'>,
  { validAt, certainOnly, knownAt }: Clocks,
): boolean {
  if (entity.knownFrom > (knownAt ?? LAST_DAY)) return false;
  const covered = validAt ? coverage(entity, validAt) : 'HOLDS';
  return covered === 'HOLDS' || (covered === 'MAY_HOLD' && !certainOnly);
}

/** Whether a statement holds, may hold or is planned on the day of the clocks, and was public by theirs. */
export function counts(statement: StatementRecord, { validAt, certainOnly, knownAt }: Clocks): boolean {
  if (statement.knownFrom > (knownAt ?? LAST_DAY)) return false;
  const holding = validAt ? holdingOn(statement, validAt, knownAt) : 'HOLDS';
  return holding !== 'DOES_NOT_HOLD' && !(certainOnly && holding === 'MAY_HOLD');
}

/** The clocks as parameters of the files of `cypher/`, in which the whole of time filters nothing. */
export const clockParameters = ({ validAt, knownAt }: Clocks): Parameters => ({
  earliest: validAt ?? FIRST_DAY,
  latest: validAt ?? LAST_DAY,
  knownAt: knownAt ?? LAST_DAY,
});
