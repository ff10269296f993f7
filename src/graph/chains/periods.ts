/** Periods of days, what they cover together, and what they have in common. */

/** From one day to another, both included. */
export interface Period {
  readonly from: string;
  readonly until: string;
}

/** The same days as periods that do not overlap, in order. */
export function union(periods: readonly Period[]): readonly Period[] {
  const joined: Period[] = [];
  for (const period of [...periods].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = joined.at(-1);
    if (!last || last.until < period.from) joined.push(period);
    else if (last.until < period.until) joined[joined.length - 1] = { from: last.from, until: period.until };
  }
  return joined;
}

/** The days that both lists cover; each list is in order and without overlaps, and so is the answer. */
export function intersection(a: readonly Period[], b: readonly Period[]): readonly Period[] {
  const common: Period[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [one, other] = [a[i]!, b[j]!];
    const from = one.from > other.from ? one.from : other.from;
    const until = one.until < other.until ? one.until : other.until;
    if (from <= until) common.push({ from, until });
    if (one.until < other.until) i++;
    else j++;
  }
  return common;
}

/** Whether some day of the period is covered. */
export const touches = (periods: readonly Period[], { from, until }: Period): boolean =>
  periods.some((period) => period.from <= until && from <= period.until);
