/** Two editions of a series side by side: what is new, carried over, dropped or returned, and which issues grew. */
import { FIRST_DAY, LAST_DAY } from '../days.js';
import { compareText, normalize } from '../normalize.js';
import { type EntityRecord, type GapRecord, nameOf } from '../records.js';
import {
  type Edition,
  type EditionListing,
  type IssueKey,
  isAbsent,
  type ListingHistory,
  type Series,
  type Wholeness,
} from './report-series.js';

export const CHANGES = ['NEW', 'CARRIED_OVER', 'DROPPED', 'RETURNED', 'UNDECIDED'] as const;
export type Change = (typeof CHANGES)[number];

/** Whether a change follows from what the two editions list, or rests on a source that calls a listing the first. */
export type Basis = 'COMPUTED' | 'CLAIMED';

export interface EditionChange {
  readonly history: ListingHistory;
  readonly change: Change;
  readonly basis: Basis;
  readonly before: EditionListing;
  readonly after: EditionListing;
  /** Listings in editions before the earlier one of the two. */
  readonly earlier: readonly EditionListing[];
  /** What the answer cannot tell, and why. */
  readonly reason?: string;
}

/** What can be said of one kind of change. */
export interface ChangeCount {
  readonly change: Change;
  readonly count: number;
  /** Whether these are all: the lists that tell so are held whole. */
  readonly complete: boolean;
  readonly status: string;
  readonly gap?: GapRecord;
}

export interface IssueChange {
  readonly issue: IssueKey;
  readonly before: number;
  readonly after: number;
  readonly undecided: number;
}

export interface EditionComparison {
  readonly from: Edition;
  readonly to: Edition;
  /** One row for each barrier, by name. */
  readonly changes: readonly EditionChange[];
  readonly counts: readonly ChangeCount[];
  /** The issues of these barriers, those that grew most first. */
  readonly issues: readonly IssueChange[];
  /** Whether the growth of issues is that of the editions, or only that of what sources name. */
  readonly growth: Omit<Wholeness, 'gap'> & { readonly gap?: GapRecord };
}

/** Compares two editions of the series, of which the first came out before the second. */
export function compareEditions(
  series: Series,
  from: Edition,
  to: Edition,
  countries?: readonly string[],
): EditionComparison {
  const places = [from, to].map((edition) => series.editions.indexOf(edition)) as [number, number];
  const changes = series.histories.flatMap((history) => changeOf(history, ...places) ?? []);
  return {
    from,
    to,
    changes,
    counts: CHANGES.map((change) => countOf(change, changes, series, places, countries)),
    issues: issueChanges(changes),
    growth: growthOf(series, [to, from], countries),
  };
}

function changeOf(history: ListingHistory, from: number, to: number): EditionChange | undefined {
  const [before, after] = [history.editions[from]!, history.editions[to]!];
  const earlier = history.editions.slice(0, from).filter(({ state }) => state === 'LISTED');
  const row = (change: Change, reason?: string, basis: Basis = 'COMPUTED'): EditionChange => ({
    history,
    change,
    basis,
    before,
    after,
    earlier,
    reason,
  });
  const [was, is] = [before.state === 'LISTED', after.state === 'LISTED'];
  if (was && is) return row('CARRIED_OVER');
  if (was && isAbsent(after)) return row('DROPPED', limitedTo(after));
  if (is && isAbsent(before)) {
    if (earlier.length > 0) return row('RETURNED', limitedTo(before));
    const open = isCalledNew(history, from, to) ? undefined : unknownBefore(history, from);
    const limits = [limitedTo(before), open].filter(Boolean);
    return row('NEW', limits.join(' ') || undefined);
  }
  if (is && isCalledNew(history, from, to)) {
    return row(
      'NEW',
      `A source calls it new; the list of ${before.edition.name} itself is not held.`,
      'CLAIMED',
    );
  }
  if (was || is || [before, after].some(({ state }) => state === 'STATED_ABSENT')) {
    const reason = openReason(before, after, earlier);
    return reason === undefined ? undefined : row('UNDECIDED', reason);
  }
  return undefined;
}

/** Whether a source calls a listing behind the one edition, and not behind the other, the first in the series. */
const isCalledNew = ({ editions, claimed }: ListingHistory, from: number, to: number): boolean =>
  claimed.some(({ edition }) => {
    const at = editions.findIndex((listing) => listing.edition === edition);
    return at > from && at <= to;
  }) && editions.slice(0, from + 1).every(({ state }) => state !== 'LISTED');

const unknownBefore = ({ editions }: ListingHistory, from: number): string | undefined => {
  const open = editions.slice(0, from).filter(({ state }) => state === 'NOT_EXAMINED');
  if (open.length === 0) return undefined;
  return `Whether an edition before ${editions[from]!.edition.name} listed it is not known of ${names(open)}.`;
};

const names = (listings: readonly EditionListing[]): string =>
  listings.map(({ edition }) => edition.name).join(', ');

const limitedTo = ({ edition, headings }: EditionListing): string | undefined =>
  headings.length === 0
    ? undefined
    : `That ${edition.name} does not list it is said of the heading "${headings.join('", "')}" only.`;

function openReason(
  before: EditionListing,
  after: EditionListing,
  earlier: readonly EditionListing[],
): string | undefined {
  const open = [before, after].find(({ state }) => state === 'NOT_EXAMINED');
  // Neither edition lists it, and of both that is known.
  if (!open) return undefined;
  const other = open === before ? after : before;
  const says = other.state === 'LISTED' ? 'lists it' : 'is said not to list it';
  const unknown = `the list of ${open.edition.name} is not held whole, and no source says whether it stands there`;
  return `${other.edition.name} ${says}; ${unknown}. ${outcomes(open === before, other, earlier)}`;
}

function outcomes(beforeIsOpen: boolean, other: EditionListing, earlier: readonly EditionListing[]): string {
  const listed = other.state === 'LISTED';
  if (!beforeIsOpen) {
    if (listed) return 'It may be carried over or dropped.';
    return earlier.length > 0 ? 'It may be back or still absent.' : 'It may be new or still absent.';
  }
  if (!listed) return 'It may be dropped or absent from both.';
  return earlier.length > 0
    ? 'It may be carried over or returned.'
    : 'It may be new, carried over or returned.';
}

/** In which editions a barrier has to be listed for a change, and in which absent. */
function restsOn(
  change: Change,
  { editions }: Series,
  [from, to]: readonly [number, number],
): { readonly listed: readonly Edition[]; readonly absent: readonly Edition[] } {
  const [before, after] = [editions[from]!, editions[to]!];
  switch (change) {
    case 'NEW':
      return { listed: [after], absent: [before] };
    case 'RETURNED':
      return { listed: [after, ...editions.slice(0, from)], absent: [before] };
    case 'DROPPED':
      return { listed: [before], absent: [after] };
    default:
      return { listed: [after, before], absent: [] };
  }
}

function countOf(
  change: Change,
  changes: readonly EditionChange[],
  series: Series,
  places: readonly [number, number],
  countries: readonly string[] | undefined,
): ChangeCount {
  const count = changes.filter((row) => row.change === change).length;
  // What is not decided is known as such, row by row.
  if (change === 'UNDECIDED') return { change, count, complete: true, status: count > 0 ? 'KNOWN' : 'NONE' };
  const { listed, absent } = restsOn(change, series, places);
  const [open] = [...absent, ...listed].flatMap((edition) => {
    const { status, gap } = series.wholeness(edition, countries);
    return status === 'KNOWN' ? [] : [{ edition, status, gap }];
  });
  const complete = open === undefined;
  if (count > 0) return { change, count, complete, status: 'KNOWN' };
  if (!open) return { change, count, complete, status: 'NONE' };
  const { edition, status, gap } = open;
  const known = absent.includes(edition)
    ? 'that a barrier is absent from it is known only where a source says so'
    : 'only what sources name in it is known to be listed';
  return {
    change,
    count,
    complete,
    status,
    gap: { ...gap, reason: `${notWhole(edition)}: ${known}. ${gap.reason}` },
  };
}

const notWhole = ({ name }: Edition): string => `The list of ${name} is not held whole`;

function growthOf(
  series: Series,
  editions: readonly Edition[],
  countries: readonly string[] | undefined,
): EditionComparison['growth'] {
  for (const edition of editions) {
    const { status, gap } = series.wholeness(edition, countries);
    if (status === 'KNOWN') continue;
    const reason = `${notWhole(edition)}: the growth is that of what sources name in the two. ${gap.reason}`;
    return { status, gap: { ...gap, reason } };
  }
  return { status: 'KNOWN' };
}

function issueChanges(changes: readonly EditionChange[]): readonly IssueChange[] {
  const found = new Map<string, { issue: IssueKey; before: number; after: number; undecided: number }>();
  for (const { history, before, after, change } of changes) {
    for (const issue of history.issues) {
      const row = found.get(issue.id) ?? { issue, before: 0, after: 0, undecided: 0 };
      if (before.state === 'LISTED') row.before++;
      if (after.state === 'LISTED') row.after++;
      if (change === 'UNDECIDED') row.undecided++;
      found.set(issue.id, row);
    }
  }
  return [...found.values()].sort(
    (a, b) =>
      b.after - b.before - (a.after - a.before) ||
      b.after - a.after ||
      compareText(a.issue.sortKey, b.issue.sortKey) ||
      compareText(a.issue.id, b.issue.id),
  );
}

/** Whether a barrier stands in both editions, under another heading or another name. */
export const isRenamed = ({ change, before, after, history: { barrier } }: EditionChange): boolean =>
  change === 'CARRIED_OVER' &&
  (nameOn(barrier, before.edition.day) !== nameOn(barrier, after.edition.day) ||
    differ(before.headings, after.headings));

/** A heading that no source gives is not known to differ. */
const differ = (before: readonly string[], after: readonly string[]): boolean => {
  const key = (headings: readonly string[]) => headings.map(normalize).sort().join('; ');
  return before.length > 0 && after.length > 0 && key(before) !== key(after);
};

/** The name that an entity had on a day, in a language or the nearest there is. */
export function nameOn(entity: EntityRecord, day: string, lang = 'en'): string {
  const then = entity.names.filter(
    ({ since, until }) =>
      dayOf(since, FIRST_DAY, '0000-01-01') <= day && day <= dayOf(until, LAST_DAY, '0000-12-31'),
  );
  return nameOf(
    { id: entity.id, names: then.some((name) => name.lang === lang) ? then : entity.names },
    lang,
  );
}

/** A date as a day: what it leaves open is filled in, and what is no plain date is open. */
const dayOf = (edtf: string | undefined, open: string, filling: string): string => {
  const [plain] = /^\d{4}(-\d{2}){0,2}/.exec(edtf ?? '') ?? [];
  return plain === undefined ? open : plain + filling.slice(plain.length);
};
