/** Reports that appear in editions: what each edition lists of a barrier, and when a barrier was first and last listed. */
import { LAST_DAY } from '../days.js';
import type { Parameters, Row, Value } from '../engines/engine.js';
import { groupedBy } from '../grouped.js';
import { compareText, normalize } from '../normalize.js';
import { parseRecord } from '../plans/read.js';
import type { EntityRecord, GapRecord, StatementRecord } from '../records.js';

/** Which barriers are asked about. A list that is given and empty leaves nothing. */
export interface SeriesScope {
  readonly barriers?: readonly string[];
  readonly countries?: readonly string[];
  readonly issues?: readonly string[];
  /** Leaves out editions that came out later. */
  readonly validAt?: string;
  readonly knownAt?: string;
}

export interface IssueKey {
  readonly id: string;
  readonly sortKey: string;
}

/** A barrier with every statement that a report of the series lists it, or does not. */
export interface ListedBarrier {
  readonly barrier: EntityRecord;
  readonly listings: readonly StatementRecord[];
  readonly issues: readonly IssueKey[];
}

/** The parameters of `report-series.cypher`, in which an empty list filters nothing. */
export const seriesParameters = (ids: readonly string[], scope: SeriesScope): Parameters => ({
  ids,
  barriers: scope.barriers ?? [],
  countries: scope.countries ?? [],
  issues: scope.issues ?? [],
  knownAt: scope.knownAt ?? LAST_DAY,
});

/** Barriers from the rows of `report-series.cypher`. */
export const listedBarriers = (rows: readonly Row[]): readonly ListedBarrier[] =>
  rows.map(({ record, listings, issues }) => ({
    barrier: parseRecord<EntityRecord>(record as Value),
    listings: (listings as string[])
      .map((text) => parseRecord<StatementRecord>(text))
      .sort((a, b) => compareText(a.id, b.id)),
    issues: (issues as [string, string][]).map(([id, sortKey]) => ({ id, sortKey })),
  }));

/** All reports of a series that bear the same edition: mostly one, several where many file for the same edition. */
export interface Edition {
  readonly name: string;
  /** When the first of them was published; 9999-12-31 where that is not known. */
  readonly day: string;
  readonly reports: readonly EntityRecord[];
}

/**
 * The editions of a series that were out by the day, in the order of publication. A report without an edition is
 * one by itself, under its id. What has no date is not known to be later.
 */
function editionsOf(reports: readonly EntityRecord[], day = LAST_DAY): readonly Edition[] {
  const out = reports.filter(({ date }) => date <= day || date === LAST_DAY);
  const byName = groupedBy(out, ({ id, attributes }) => attributes.edition ?? id);
  return [...byName]
    .map(([name, found]) => {
      const ordered = found.sort((a, b) => compareText(a.date, b.date) || compareText(a.id, b.id));
      return { name, day: ordered[0]!.date, reports: ordered };
    })
    .sort((a, b) => compareText(a.day, b.day) || compareText(a.name, b.name));
}

/** What is known of a barrier in an edition: absence is stated by a source, or follows from a list that is held whole. */
export type ListingState = 'LISTED' | 'STATED_ABSENT' | 'NOT_LISTED' | 'NOT_EXAMINED';

export interface EditionListing {
  readonly edition: Edition;
  readonly state: ListingState;
  /** What says so: that it is listed, and that it is not. */
  readonly statements: readonly StatementRecord[];
  /** Under which headings it is listed; for a stated absence, the headings to which the absence is limited. */
  readonly headings: readonly string[];
}

export const isAbsent = ({ state }: EditionListing): boolean =>
  state === 'STATED_ABSENT' || state === 'NOT_LISTED';

/** What is known of a barrier in each edition of the series, in their order. */
export interface ListingHistory extends ListedBarrier {
  readonly editions: readonly EditionListing[];
  readonly first?: EditionListing;
  readonly last?: EditionListing;
  /** The editions of which a source says that the barrier is listed there for the first time, with what says so. */
  readonly claimed: readonly EditionListing[];
}

/** A series within a scope: its editions, and the barriers that they list or are said not to list. */
export interface Series {
  readonly editions: readonly Edition[];
  readonly histories: readonly ListingHistory[];
  /** Whether the whole list of an edition is held for these countries, of all countries where none are named. */
  wholeness(edition: Edition, countries?: readonly string[]): Wholeness;
}

/** Whether a whole list is held, and what says so or says why not. */
export interface Wholeness {
  readonly status: string;
  readonly gap: GapRecord;
}

/** The series with the editions that were out on the one day of the scope, as it was known on the other. */
export function seriesOf(
  reports: readonly EntityRecord[],
  barriers: readonly ListedBarrier[],
  { validAt = LAST_DAY, knownAt = LAST_DAY }: SeriesScope = {},
): Series {
  const editions = editionsOf(reports, validAt < knownAt ? validAt : knownAt);
  const whole = new WholeLists(barriers, knownAt);
  const histories = barriers.flatMap((listed) => {
    const history = historyOf(listed, editions, whole, knownAt);
    return history ? [history] : [];
  });
  return {
    editions,
    histories,
    wholeness: (edition, countries) => whole.wholeness(edition, countries),
  };
}

function historyOf(
  listed: ListedBarrier,
  editions: readonly Edition[],
  whole: WholeLists,
  knownAt: string,
): ListingHistory | undefined {
  const listings = listed.listings.filter(({ knownFrom }) => knownFrom <= knownAt);
  const inEditions = editions.map((edition) => {
    const ofReport = edition.reports.map((report) => {
      const statements = listings.filter(({ from }) => from === report.id);
      return { state: stateIn(report, statements, listed.barrier, whole), statements };
    });
    const statements = ofReport.flatMap((found) => found.statements);
    const state = together(ofReport.map((found) => found.state));
    return { edition, state, statements, headings: headingsOf(statements, state) };
  });
  if (inEditions.every(({ statements }) => statements.length === 0)) return undefined;
  const listedIn = inEditions.filter(({ state }) => state === 'LISTED');
  const claimed = listedIn.flatMap((listing) => {
    const statements = listing.statements.filter(isFirstListing);
    return statements.length > 0 ? [{ ...listing, statements }] : [];
  });
  return { ...listed, listings, editions: inEditions, first: listedIn[0], last: listedIn.at(-1), claimed };
}

const isFirstListing = ({ negated, qualifiers }: StatementRecord): boolean =>
  !negated && qualifiers.firstListing === true;

function stateIn(
  report: EntityRecord,
  statements: readonly StatementRecord[],
  { attributes: { country } }: EntityRecord,
  whole: WholeLists,
): ListingState {
  if (statements.some(({ negated }) => !negated)) return 'LISTED';
  if (statements.length > 0) return 'STATED_ABSENT';
  return whole.claim(report, country ? [country] : undefined) ? 'NOT_LISTED' : 'NOT_EXAMINED';
}

/** An edition of several reports lists what one of them lists, and leaves out what all of them leave out. */
function together(states: readonly ListingState[]): ListingState {
  if (states.includes('LISTED')) return 'LISTED';
  if (states.includes('NOT_EXAMINED')) return 'NOT_EXAMINED';
  return states.includes('STATED_ABSENT') ? 'STATED_ABSENT' : 'NOT_LISTED';
}

function headingsOf(statements: readonly StatementRecord[], state: ListingState): readonly string[] {
  const telling = statements.filter(({ negated }) => negated === (state !== 'LISTED'));
  const headings = telling.map(({ qualifiers }) => qualifiers.heading);
  // A source that says it without a heading speaks of the whole edition.
  if (state !== 'LISTED' && headings.includes(undefined)) return [];
  return distinctTexts(headings.filter((heading): heading is string => typeof heading === 'string'));
}

/** Texts without those that differ from an earlier one by case or marks only. */
export function distinctTexts(texts: readonly string[]): readonly string[] {
  const found = new Map<string, string>();
  for (const text of texts) {
    const key = normalize(text);
    if (!found.has(key)) found.set(key, text);
  }
  return [...found.values()];
}

/** Which reports' lists are held whole, and were so on a day. */
class WholeLists {
  /** Countries of the barriers, by report, of which a listing came out after the day. */
  private readonly later = new Map<string, Set<string | undefined>>();

  constructor(
    barriers: readonly ListedBarrier[],
    private readonly knownAt: string,
  ) {
    for (const { barrier, listings } of barriers) {
      for (const { from, knownFrom } of listings) {
        if (knownFrom <= knownAt) continue;
        this.later.set(from, (this.later.get(from) ?? new Set()).add(barrier.attributes.country));
      }
    }
  }

  /** What says that the whole list, or the part on all of these countries, is held. */
  claim({ id, gaps }: EntityRecord, countries: readonly string[] | undefined): GapRecord | undefined {
    const later = [...(this.later.get(id) ?? [])];
    const covers = (gap: GapRecord): boolean =>
      isAboutLists(gap) &&
      gap.status === 'KNOWN' &&
      (gap.knownFrom ?? LAST_DAY) <= this.knownAt &&
      (!gap.countries || countries?.every((country) => gap.countries!.includes(country)) === true) &&
      // What was not public yet is missing from the list, which was not known whole then.
      !later.some((country) => !countries || (country !== undefined && countries.includes(country)));
    return gaps.find(covers);
  }

  wholeness({ name, reports }: Edition, countries?: readonly string[]): Wholeness {
    const claims = reports.map((report) => this.claim(report, countries));
    const open = reports.find((_, index) => !claims[index]);
    if (!open) return { status: 'KNOWN', gap: claims[0]! };
    const gap = gapOfPart(open.gaps, countries);
    if (gap) return { status: gap.status, gap };
    const late = open.gaps.some((found) => isAboutLists(found) && found.status === 'KNOWN');
    const reason = late
      ? 'Not the whole of its list, or not of the part that is asked about, was public and known.'
      : `Nobody has looked for the whole list of ${name}; what is known of it are the listings that sources name.`;
    return { status: 'NOT_EXAMINED', gap: { about: 'LISTS', status: 'NOT_EXAMINED', reason, searched: [] } };
  }
}

const isAboutLists = ({ about }: GapRecord): boolean => about === 'LISTS';

/** The gap in a list that tells most of the part on these countries: one about them, else one about the whole. */
function gapOfPart(
  gaps: readonly GapRecord[],
  countries: readonly string[] | undefined,
): GapRecord | undefined {
  const open = gaps.filter((gap) => isAboutLists(gap) && gap.status !== 'KNOWN');
  const onPart = open.find((gap) => countries?.some((country) => gap.countries?.includes(country)));
  const onAll = open.find((gap) => !gap.countries);
  return onPart ?? onAll ?? (countries ? undefined : open[0]);
}

/** A heading of an edition: what says that it has it, and the barriers that are known to stand under it. */
export interface Heading {
  readonly text: string;
  readonly barriers: number;
  readonly statements: readonly StatementRecord[];
}

/**
 * The headings of an edition: those that sources name as its headings, in the order of the edition, then those under
 * which a source puts a barrier, by name.
 */
export function headingsIn(
  edition: Edition,
  histories: readonly ListingHistory[],
  described: readonly StatementRecord[],
): readonly Heading[] {
  const found = new Map<
    string,
    { text: string; barriers: Set<string>; statements: Map<string, StatementRecord> }
  >();
  const under = (text: string, statement: StatementRecord) => {
    const key = normalize(text);
    const heading = found.get(key) ?? { text, barriers: new Set<string>(), statements: new Map() };
    heading.statements.set(statement.id, statement);
    found.set(key, heading);
    return heading;
  };
  for (const statement of described) {
    for (const text of (statement.value ?? '').split(';')) if (text.trim()) under(text.trim(), statement);
  }
  const named = found.size;
  for (const { barrier, editions } of histories) {
    const listing = editions.find((one) => one.edition.name === edition.name);
    for (const statement of listing?.statements ?? []) {
      const { heading } = statement.qualifiers;
      if (typeof heading === 'string' && !statement.negated)
        under(heading, statement).barriers.add(barrier.id);
    }
  }
  const all = [...found].map(([key, heading]) => ({ key, heading }));
  const others = all.slice(named).sort((a, b) => compareText(a.key, b.key));
  return [...all.slice(0, named), ...others].map(({ heading: { text, barriers, statements } }) => ({
    text,
    barriers: barriers.size,
    statements: [...statements.values()],
  }));
}

/** Editions before the first one that lists a barrier, or after the last, of which it is not known whether they do. */
export function openEditions(
  { editions, first, last }: ListingHistory,
  side: 'BEFORE_FIRST' | 'AFTER_LAST',
): readonly Edition[] {
  const at = editions.findIndex((listing) => listing === (side === 'BEFORE_FIRST' ? first : last));
  const beyond = side === 'BEFORE_FIRST' ? editions.slice(0, Math.max(at, 0)) : editions.slice(at + 1);
  return beyond.filter(({ state }) => state === 'NOT_EXAMINED').map(({ edition }) => edition);
}

/** Names of series in the order of their likeness to a text, the nearest first. */
export function nearestNames(names: readonly string[], text: string): readonly string[] {
  const wanted = pairsOf(text);
  const likeness = (name: string): number => {
    const pairs = pairsOf(name);
    const shared = [...pairs].filter((pair) => wanted.has(pair)).length;
    return (2 * shared) / (pairs.size + wanted.size);
  };
  return names
    .map((name) => ({ name, score: likeness(name) }))
    .sort((a, b) => b.score - a.score || compareText(a.name, b.name))
    .map(({ name }) => name);
}

/** The pairs of neighbouring letters of a text. */
function pairsOf(text: string): ReadonlySet<string> {
  const padded = ` ${normalize(text)} `;
  return new Set([...padded].slice(1).map((_, index) => padded.slice(index, index + 2)));
}
