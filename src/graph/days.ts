/** Days in the store: ISO text, with two that stand for an open end. */
import type { BoundRecord, Days, StatementRecord } from './records.js';

/** Before everything: a beginning that is open or not known. */
export const FIRST_DAY = '0001-01-01';

/** After everything: an end that is open, a date that is not known, knowledge that hides nothing. */
export const LAST_DAY = '9999-12-31';

export type Holding = 'HOLDS' | 'PLANNED' | 'MAY_HOLD' | 'DOES_NOT_HOLD';

/** A statement, or an entity, as it was known on a day: an end that was not public yet is open. */
export function asKnown<Timed extends { readonly until: Days; readonly untilKnownFrom: string }>(
  timed: Timed,
  knownAt: string | null | undefined,
): Timed {
  if (!knownAt || timed.untilKnownFrom <= knownAt) return timed;
  return { ...timed, until: { earliest: LAST_DAY, latest: LAST_DAY } };
}

/** The day in UTC, as the store writes days. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** Whether a day lies between two bounds: for certain, perhaps (a bound is not known exactly enough), or not. */
export function coverage(
  { since, until }: { readonly since: Days; readonly until: Days },
  day: string,
): 'HOLDS' | 'MAY_HOLD' | 'DOES_NOT_HOLD' {
  if (since.latest <= day && day <= until.earliest) return 'HOLDS';
  return since.earliest <= day && day <= until.latest ? 'MAY_HOLD' : 'DOES_NOT_HOLD';
}

/**
 * Whether a statement holds on a day: for certain, as a plan or forecast (it begins after the day of knowledge, or is
 * put as no more than that), perhaps (a bound is not known exactly enough), or not.
 */
export function holdingOn(statement: StatementRecord, day: string, knownAt?: string | null): Holding {
  const { since, modality, ...known } = asKnown(statement, knownAt);
  const covered = coverage({ since, ...known }, day);
  if (covered === 'DOES_NOT_HOLD') return covered;
  const begins = knownAt && since.earliest > knownAt;
  return begins || modality === 'FORECAST' || modality === 'PROPOSAL' ? 'PLANNED' : covered;
}

/** The first of several days, none of which has to be known exactly. */
export const firstOf = (bounds: readonly BoundRecord[]): BoundRecord => outermost(bounds, (a, b) => a < b);

/** The last of several days, none of which has to be known exactly. */
export const lastOf = (bounds: readonly BoundRecord[]): BoundRecord => outermost(bounds, (a, b) => a > b);

function outermost(bounds: readonly BoundRecord[], beyond: (a: string, b: string) => boolean): BoundRecord {
  const most = (days: readonly string[]) => days.reduce((a, b) => (beyond(b, a) ? b : a));
  const earliest = most(bounds.map((bound) => bound.earliest));
  const latest = most(bounds.map((bound) => bound.latest));
  const exact = bounds.find((bound) => bound.earliest === earliest && bound.latest === latest);
  return exact ?? { earliest, latest };
}

const MILLISECONDS = 24 * 60 * 60 * 1000;

const moved = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * MILLISECONDS).toISOString().slice(0, 10);

/** The day before; an open beginning has none. */
export const dayBefore = (day: string): string => (day <= FIRST_DAY ? FIRST_DAY : moved(day, -1));

/** The day after; an open end has none. */
export const dayAfter = (day: string): string => (day >= LAST_DAY ? LAST_DAY : moved(day, 1));
