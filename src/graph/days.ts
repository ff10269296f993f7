/** Days in the store: ISO text, with two that stand for an open end. */
import type { StatementRecord } from './records.js';

/** Before everything: a beginning that is open or not known. */
export const FIRST_DAY = '0001-01-01';

/** After everything: an end that is open, a date that is not known, knowledge that hides nothing. */
export const LAST_DAY = '9999-12-31';

export type Holding = 'HOLDS' | 'MAY_HOLD' | 'DOES_NOT_HOLD';

/** Whether a statement holds on a day: for certain, perhaps (a bound is not known exactly enough), or not. */
export function holdingOn({ since, until }: StatementRecord, day: string): Holding {
  if (since.latest <= day && day <= until.earliest) return 'HOLDS';
  return since.earliest <= day && day <= until.latest ? 'MAY_HOLD' : 'DOES_NOT_HOLD';
}
