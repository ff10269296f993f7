/** Days in the store: ISO text, with two that stand for an open end. */
import type { StatementRecord } from './records.js';

/** Before everything: a beginning that is open or not known. */
export const FIRST_DAY = '0001-01-01';

/** After everything: an end that is open, a date that is not known, knowledge that hides nothing. */
export const LAST_DAY = '9999-12-31';

export type Holding = 'HOLDS' | 'MAY_HOLD' | 'DOES_NOT_HOLD';

/** Whether a statement holds on a day: for certain, perhaps (a bound is not known exactly enough), or not. */
export function holdingOn({ since, until }: Pick<StatementRecord, 'since' | 'until'>, day: string): Holding {
  if (since.latest <= day && day <= until.earliest) return 'HOLDS';
  return since.earliest <= day && day <= until.latest ? 'MAY_HOLD' : 'DOES_NOT_HOLD';
}

const MILLISECONDS = 24 * 60 * 60 * 1000;

const moved = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * MILLISECONDS).toISOString().slice(0, 10);

/** The day before; an open beginning has none. */
export const dayBefore = (day: string): string => (day <= FIRST_DAY ? FIRST_DAY : moved(day, -1));

/** The day after; an open end has none. */
export const dayAfter = (day: string): string => (day >= LAST_DAY ? LAST_DAY : moved(day, 1));
