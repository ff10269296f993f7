/** What do the editions of a series list, since when, and what changed from one to another? */
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { BoundError, InputError } from '../../errors.js';
import type { Clocks } from '../../graph/clocks.js';
import { type Change, compareEditions, isRenamed, nameOn } from '../../graph/history/edition-comparison.js';
import {
  type Edition,
  headingsIn,
  nearestNames,
  openEditions,
  type SeriesScope,
  seriesOf,
} from '../../graph/history/report-series.js';
import { encodeCursor } from '../../graph/plans/cursor.js';
import { bareNode } from '../../graph/plans/plan.js';
import type { EntityRecord } from '../../graph/records.js';
import { AFTER, DEFAULT_PAGE, FIRST, ReportSeriesArguments } from '../../schema/arguments.js';
import { CountryGroup } from '../../schema/entities/connections.js';
import { type Entity, KnowledgeState } from '../../schema/entities/entity.js';
import { classOfKind } from '../../schema/entities/kinds.js';
import { ListingChangeEnum } from '../../schema/enums.js';
import {
  EditionChange,
  EditionChangeConnection,
  EditionComparison,
  EditionHeading,
  IssueChange,
  IssueChangeConnection,
  ReportSeries,
  SeriesEdition,
  SeriesListing,
  SeriesListingConnection,
  type SeriesView,
} from '../../schema/history/report-series.js';
import { badCursor, pageSize, positionAfter, withoutNulls } from '../arguments.js';
import type { Context } from '../context.js';
import { knownIds } from '../entities/known-ids.js';
import { loadedEntity } from '../entities/loaded.js';
import { clocksOf, countriesOf, groupsAmong, scopeOf } from '../scope.js';

/** How many reports of a series, and how many of their listings, one question may read. */
const MOST_REPORTS = 500;
const MOST_LISTINGS = 20_000;

/** A message that names what there is names no more than this. */
const MOST_NAMED = 30;

@Resolver(() => ReportSeries)
export class ReportSeriesResolver {
  @Query(() => ReportSeries, {
    description:
      'What do the editions of a series of reports list, since when, and what changed from one to another? A listing counts from the publication of its edition. That a barrier is absent is told only where a source says so or the whole list of the edition is held; everything else is not examined.',
  })
  async reportSeries(
    @Args(() => ReportSeriesArguments) { name, ...args }: ReportSeriesArguments,
    @Ctx() context: Context,
  ): Promise<ReportSeries> {
    const { graph } = context;
    const { scope, groups, clocks } = await scopeOfSeries(args, context);
    const reports = await reportsOf(name, graph);
    const ids = reports.map(({ id }) => id);
    const { barriers, complete } = await graph.seriesListings(ids, scope, MOST_LISTINGS);
    if (!complete) {
      const ways = 'Narrow it by countries, issues or barriers.';
      throw new BoundError(
        `The reports of ${name} hold more than ${MOST_LISTINGS} listings, the most that one request reads. ${ways}`,
      );
    }
    const series = seriesOf(reports, barriers, scope);
    const countries =
      scope.countries ?? (scope.barriers && countriesOfBarriers(barriers.map(({ barrier }) => barrier)));
    return new ReportSeries({ name, series, countries, clocks }, groups);
  }

  @FieldResolver(() => SeriesListingConnection, {
    description:
      'The barriers that editions list or are said not to list: first and last listing, as computed and as claimed, and what is known of each edition.',
  })
  listings(
    @Root() { view }: ReportSeries,
    @Arg('first', () => Int, { defaultValue: DEFAULT_PAGE, description: FIRST })
    first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER })
    after?: string,
  ): SeriesListingConnection {
    const list = `${view.name} listings`;
    const all = view.series.histories;
    const page = pageOf(all, ({ barrier }) => barrier.id, list, first, after);
    const rows = page.rows.map(({ row, cursor }) => new SeriesListing(row, view, cursor));
    return new SeriesListingConnection(rows, page.more, page.continued, all.length);
  }

  @FieldResolver(() => EditionComparison, {
    nullable: true,
    description:
      'What changed from one edition to another: new, carried over, dropped, returned, and which issues grew. The two newest unless said otherwise; empty where there is no edition before.',
  })
  comparison(
    @Root() { view }: ReportSeries,
    @Arg('from', () => String, {
      nullable: true,
      description: 'The earlier edition, such as 2025; the one before `to` unless said otherwise.',
    })
    from?: string,
    @Arg('to', () => String, {
      nullable: true,
      description: 'The later edition, such as 2026; the newest unless said otherwise.',
    })
    to?: string,
  ): EditionComparison | null {
    const { series, countries } = view;
    const later = to == null ? series.editions.at(-1) : editionNamed('to', to, view);
    if (!later) return null;
    const at = series.editions.indexOf(later);
    const earlier = from == null ? series.editions[at - 1] : editionNamed('from', from, view);
    if (!earlier) return null;
    if (earlier === later) {
      const message = `from and to must be two editions, but got ${later.name} for both.`;
      throw new InputError('from', from, message, 'CONTRADICTION');
    }
    if (series.editions.indexOf(earlier) > at) {
      const message = `from must be an edition before to, but got ${earlier.name}, which came out after ${later.name}.`;
      throw new InputError('from', from, message, 'UPSIDE_DOWN');
    }
    return new EditionComparison(compareEditions(series, earlier, later, countries), view);
  }
}

/** What a question about a series is narrowed to: former ids followed, groups of countries with their members. */
async function scopeOfSeries(
  { validAt, knownAt, withMembers, ...args }: Omit<ReportSeriesArguments, 'name'>,
  context: Context,
): Promise<{ scope: SeriesScope; groups: readonly CountryGroup[]; clocks: Clocks }> {
  const given = withoutNulls(args);
  const clocks = clocksOf({ validAt, knownAt });
  const current = await knownIds(given, context);
  const [barriers, issues, named] = [given.barriers, given.issues, given.countries].map((ids) =>
    ids?.map(current),
  );
  const members = await scopeOf(context, clocks);
  const countries = countriesOf({ countries: named, withMembers }, clocks, members);
  const groups = groupsAmong({ countries: named, withMembers }, clocks, members);
  return {
    scope: { barriers, issues, countries, validAt: clocks.validAt, knownAt: clocks.knownAt },
    groups: groups.map((group) => new CountryGroup(group, clocks)),
    clocks,
  };
}

async function reportsOf(name: string, graph: Context['graph']): Promise<readonly EntityRecord[]> {
  const { rows, hasMore } = await graph.follow({
    start: {
      by: 'list',
      kind: 'Report',
      filter: { series: [name] },
      order: { by: 'DATE', descending: false },
      first: MOST_REPORTS,
      total: false,
    },
    node: bareNode,
  });
  if (hasMore) {
    throw new BoundError(`${name} has more than ${MOST_REPORTS} reports, the most that one request reads.`);
  }
  if (rows.length > 0) return rows.map(({ entity }) => entity);
  const names = nearestNames(await graph.seriesNames(), name).slice(0, MOST_NAMED);
  const known = names.length > 0 ? names.join(', ') : 'there is none yet';
  throw new InputError(
    'name',
    name,
    `name must be a series of reports (${known}), but got ${name}.`,
    'UNKNOWN_ID',
  );
}

/** The countries of barriers, where each of them has one. */
function countriesOfBarriers(barriers: readonly EntityRecord[]): readonly string[] | undefined {
  const countries = barriers.map(({ attributes: { country } }) => country);
  const known = countries.filter((country) => country !== undefined);
  return known.length > 0 && known.length === countries.length ? [...new Set(known)] : undefined;
}

function editionNamed(
  field: string,
  name: string,
  { name: series, series: { editions } }: SeriesView,
): Edition {
  const found = editions.find((edition) => edition.name === name);
  if (found) return found;
  const all = editions.map((edition) => edition.name);
  const named = all.length > MOST_NAMED ? nearestNames(all, name).slice(0, MOST_NAMED) : all;
  const known = named.length > 0 ? named.join(', ') : 'none is known by then';
  const message = `${field} must be an edition of ${series} (${known}), but got ${name}.`;
  throw new InputError(field, name, message, 'UNKNOWN_ID');
}

/** A page of rows that are in memory already, each found again by its id. */
function pageOf<Row>(
  all: readonly Row[],
  idOf: (row: Row) => string,
  list: string,
  first: number,
  after: string | null | undefined,
) {
  const size = pageSize(first);
  const position = positionAfter(list, 1, after);
  const last = position ? all.findIndex((row) => idOf(row) === position[0]) : -1;
  if (position && last < 0) throw badCursor(after);
  const rows = all
    .slice(last + 1, last + 1 + size)
    .map((row) => ({ row, cursor: encodeCursor(list, [idOf(row)]) }));
  return { rows, more: last + 1 + size < all.length, continued: position !== undefined };
}

@Resolver(() => SeriesEdition)
export class SeriesEditionResolver {
  @FieldResolver(() => [EditionHeading], {
    description:
      'What its headings are called: those that sources name, in the order of the edition, then others under which a source puts a barrier. Empty where no source names one.',
  })
  async headings(
    @Root() { row, view }: SeriesEdition,
    @Ctx() { loaders }: Context,
  ): Promise<EditionHeading[]> {
    const values = await Promise.all(row.reports.map(({ id }) => loaders.values(id, view.clocks.knownAt)));
    const described = values
      .flat()
      .flatMap(({ statement }) => (statement.type === 'HAS_HEADINGS' ? [statement] : []));
    return headingsIn(row, view.series.histories, described).map(
      (heading) => new EditionHeading(heading, view),
    );
  }
}

@Resolver(() => SeriesListing)
export class SeriesListingResolver {
  @FieldResolver(() => KnowledgeState, {
    description:
      'Whether `firstListed` is the first in the series: not examined where an edition before it may list it, too.',
  })
  firstListedKnowledge(@Root() { row }: SeriesListing): KnowledgeState {
    return knowledgeOfEnd(openEditions(row, 'BEFORE_FIRST'), row.first !== undefined);
  }

  @FieldResolver(() => KnowledgeState, {
    description:
      'Whether `lastListed` is the last in the series: not examined where an edition after it may list it, too.',
  })
  lastListedKnowledge(@Root() { row }: SeriesListing): KnowledgeState {
    return knowledgeOfEnd(openEditions(row, 'AFTER_LAST'), row.last !== undefined);
  }
}

function knowledgeOfEnd(open: readonly Edition[], isListed: boolean): KnowledgeState {
  if (open.length === 0) return new KnowledgeState(isListed ? 'KNOWN' : 'NONE');
  const editions = open.map(({ name }) => name).join(', ');
  const reason = `Editions of which it is not known whether they list it: ${editions}.`;
  return new KnowledgeState('NOT_EXAMINED', { about: 'LISTS', status: 'NOT_EXAMINED', reason, searched: [] });
}

@Resolver(() => EditionComparison)
export class EditionComparisonResolver {
  @FieldResolver(() => EditionChangeConnection, {
    description:
      'The barriers that one of the two editions lists or is said not to list, and what became of them.',
  })
  changes(
    @Root() { row, view }: EditionComparison,
    @Arg('first', () => Int, { defaultValue: DEFAULT_PAGE, description: FIRST })
    first: number,
    @Arg('change', () => [ListingChangeEnum], { nullable: true, description: 'Only these changes.' })
    change?: Change[],
    @Arg('renamedOnly', () => Boolean, {
      defaultValue: false,
      description: 'Only what stands in both editions under another heading or another name.',
    })
    renamedOnly?: boolean,
    @Arg('after', () => String, { nullable: true, description: AFTER })
    after?: string,
  ): EditionChangeConnection {
    const list = `${view.name} changes`;
    const all = row.changes.filter(
      (found) => (!change || change.includes(found.change)) && (!renamedOnly || isRenamed(found)),
    );
    const page = pageOf(all, ({ history }) => history.barrier.id, list, first, after);
    const rows = page.rows.map(({ row: found, cursor }) => new EditionChange(found, view, cursor));
    const knowledge = async () => {
      const counts = row.counts.filter((count) => !change || change.includes(count.change));
      if (counts.some(({ count }) => count > 0)) return new KnowledgeState('KNOWN');
      const telling = counts.find(({ status }) => status.startsWith('NOT_')) ?? counts[0];
      return new KnowledgeState(telling?.status ?? 'NONE', telling?.gap);
    };
    return new EditionChangeConnection(rows, page.more, page.continued, all.length, knowledge);
  }

  @FieldResolver(() => IssueChangeConnection, {
    description:
      'Which issues grew: how many barriers of each the two editions are known to list. Those that grew most first.',
  })
  issues(
    @Root() { row, view }: EditionComparison,
    @Arg('first', () => Int, { defaultValue: DEFAULT_PAGE, description: FIRST })
    first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER })
    after?: string,
  ): IssueChangeConnection {
    const page = pageOf(row.issues, ({ issue }) => issue.id, `${view.name} issues`, first, after);
    const rows = page.rows.map(({ row: found, cursor }) => new IssueChange(found, view, cursor));
    const { status, gap } = row.growth;
    const knowledge = async () => new KnowledgeState(status, gap);
    return new IssueChangeConnection(rows, page.more, page.continued, row.issues.length, knowledge);
  }
}

@Resolver(() => EditionChange)
export class EditionChangeResolver {
  @FieldResolver(() => Boolean, {
    description:
      'Whether it stands in both editions under another heading or another name. A heading that no source gives is not known to differ.',
  })
  renamed(@Root() { row }: EditionChange): boolean {
    return isRenamed(row);
  }

  @FieldResolver(() => String, { description: 'What it was called when the earlier edition came out.' })
  nameBefore(
    @Root() { row: { history, before } }: EditionChange,
    @Arg('lang', () => String, { defaultValue: 'en', description: 'Language as an ISO 639-1 code: en, ko …' })
    lang: string,
  ): string {
    return nameOn(history.barrier, before.edition.day, lang);
  }

  @FieldResolver(() => String, { description: 'What it was called when the later edition came out.' })
  nameAfter(
    @Root() { row: { history, after } }: EditionChange,
    @Arg('lang', () => String, { defaultValue: 'en', description: 'Language as an ISO 639-1 code: en, ko …' })
    lang: string,
  ): string {
    return nameOn(history.barrier, after.edition.day, lang);
  }
}

@Resolver(() => IssueChange)
export class IssueChangeResolver {
  @FieldResolver(() => classOfKind('Issue'), { description: 'The issue.' })
  issue(@Root() { row, view }: IssueChange, @Ctx() { loaders }: Context): Promise<Entity> {
    return loadedEntity(loaders, row.issue.id, view.clocks);
  }
}
