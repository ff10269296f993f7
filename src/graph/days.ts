/** Days in the store: ISO text, with two that stand for an open end. */
import type { StatementRecord } from './records.js';

/** Before everything: a beginning that is open or not known. */
export const FIRST_DAY = '0001-01-01';

/** After everything: an end that is open, a date that is not known, knowledge that hides nothing. */
export const LAST_DAY = '9999-12-31';

export type Holding = 'HOLDS' | 'PLANNED' | 'MAY_HOLD' | 'DOES_NOT_HOLD';

/**
 * Whether a statement holds on a day: for certain, as a plan or forecast (it begins after the day of knowledge, or is
 * put as no more than that), perhaps (a bound is not known exactly enough), or not.
 */
export function holdingOn(statement: StatementRecord, day: string, knownAt?: string | null): Holding {
  const { since, until, modality } = statement;
  if (day < since.earliest || until.latest < day) return 'DOES_NOT_HOLD';
  const begins = knownAt && since.earliest > knownAt;
  if (begins || modality === 'FORECAST' || modality === 'PROPOSAL') return 'PLANNED';
  return since.latest <= day && day <= until.earliest ? 'HOLDS' : 'MAY_HOLD';
}
