/** A series of reports: its editions, what they list, and how two of them differ. */
import { Field, Int, ObjectType } from 'type-graphql';
import type { Clocks } from '../../graph/clocks.js';
import type {
  ChangeCount as ChangeCountRow,
  EditionChange as EditionChangeRow,
  EditionComparison as EditionComparisonRow,
  IssueChange as IssueChangeRow,
} from '../../graph/history/edition-comparison.js';
import type {
  Edition,
  EditionListing as EditionListingRow,
  Heading,
  ListingHistory,
  Series,
} from '../../graph/history/report-series.js';
import { Connection, CountryGroup } from '../entities/connections.js';
import { Entity, KnowledgeState } from '../entities/entity.js';
import { classOfKind, entityOf } from '../entities/kinds.js';
import { Statement } from '../entities/statement.js';
import { ChangeBasisEnum, ListingChangeEnum, ListingStateEnum } from '../enums.js';
import { Day } from '../scalars.js';

/** What is known of a series within the scope of a question: every answer about it is seen from here. */
export interface SeriesView {
  readonly name: string;
  readonly series: Series;
  /** The countries of the barriers that are asked about, where that is a part of the series. */
  readonly countries?: readonly string[];
  readonly clocks: Clocks;
}

@ObjectType('EditionHeading', { description: 'A heading under which an edition arranges barriers.' })
export class EditionHeading {
  constructor(row: Heading, { clocks }: SeriesView) {
    this.text = row.text;
    this.barrierCount = row.barriers;
    this.statements = row.statements.map((statement) => new Statement({ statement }, clocks));
  }

  @Field(() => String, { description: 'What it is called in this edition.' })
  readonly text: string;

  @Field(() => Int, {
    description:
      'Number of barriers that sources put under it. 0 where a source names the heading and none says what stands there.',
  })
  readonly barrierCount: number;

  @Field(() => [Statement], {
    description: 'What says so: that the edition has the heading, or that a barrier stands under it.',
  })
  readonly statements: readonly Statement[];
}

@ObjectType('SeriesEdition', {
  description:
    'One edition of a series. Mostly that is one report; where several are filed for the same edition, it is all of them.',
})
export class SeriesEdition {
  constructor(
    readonly row: Edition,
    readonly view: SeriesView,
  ) {}

  @Field(() => String, { description: 'The edition, such as 2025; the id of the report where it has none.' })
  get edition(): string {
    return this.row.name;
  }

  @Field(() => Day, {
    description:
      'The day on which it was published, the first that it can be where only the month or year is known; 9999-12-31 where no source says when.',
  })
  get publishedOn(): string {
    return this.row.day;
  }

  @Field(() => [classOfKind('Report')], { description: 'Its reports, by date.' })
  get reports(): readonly Entity[] {
    return this.row.reports.map((entity) => entityOf({ entity }, this.view.clocks));
  }

  @Field(() => Int, {
    description:
      'Number of barriers that it is known to list, of those asked about. How many it lists in all is told by `completeness`.',
  })
  get listedCount(): number {
    const { histories } = this.view.series;
    return histories.filter(({ editions }) =>
      editions.some(({ edition, state }) => edition === this.row && state === 'LISTED'),
    ).length;
  }

  @Field(() => KnowledgeState, {
    description:
      'Whether its whole list is held, or that of the countries asked about: known, or why not and where it was looked for.',
  })
  get completeness(): KnowledgeState {
    const { status, gap } = this.view.series.wholeness(this.row, this.view.countries);
    return new KnowledgeState(status, gap);
  }

  @Field(() => [KnowledgeState], {
    description:
      'What is known to be missing from its list or its headings, with the reason and the sources searched.',
  })
  get gaps(): readonly KnowledgeState[] {
    return this.row.reports
      .flatMap(({ gaps }) => gaps)
      .filter(({ about, status }) => ['LISTS', 'HAS_HEADINGS'].includes(about) && status !== 'KNOWN')
      .map((gap) => new KnowledgeState(gap.status, gap));
  }
}

@ObjectType('EditionListing', { description: 'What is known of a barrier in one edition.' })
export class EditionListing {
  constructor(row: EditionListingRow, view: SeriesView) {
    this.edition = new SeriesEdition(row.edition, view);
    this.state = row.state;
    this.headings = row.headings;
    this.statements = row.statements.map((statement) => new Statement({ statement }, view.clocks));
  }

  @Field(() => SeriesEdition, { description: 'The edition.' })
  readonly edition: SeriesEdition;

  @Field(() => ListingStateEnum, { description: 'Listed, absent, or not examined.' })
  readonly state: string;

  @Field(() => [String], {
    description:
      'The headings under which it stands; empty where no source says. With a stated absence: the headings to which the absence is limited; empty where it is absent altogether.',
  })
  readonly headings: readonly string[];

  @Field(() => [Statement], {
    description:
      'The statements that say so, with their evidence; empty where it follows from the whole list, and where it is not examined.',
  })
  readonly statements: readonly Statement[];
}

@ObjectType('SeriesListing', {
  description: 'A barrier in the editions of a series: when it was listed first and last, and in which.',
})
export class SeriesListing {
  constructor(
    readonly row: ListingHistory,
    readonly view: SeriesView,
    cursor: string,
  ) {
    this.cursor = cursor;
  }

  @Field(() => classOfKind('Barrier'), { description: 'The barrier.' })
  get barrier(): Entity {
    return entityOf({ entity: this.row.barrier }, this.view.clocks);
  }

  @Field(() => EditionListing, {
    nullable: true,
    description:
      'The first edition that is known to list it; empty where it is only known not to be listed. Whether an edition before it did is told by `firstListedKnowledge`.',
  })
  get firstListed(): EditionListing | null {
    return this.listing(this.row.first);
  }

  @Field(() => EditionListing, {
    nullable: true,
    description:
      'The last edition that is known to list it; empty where it is only known not to be listed. Whether an edition after it does is told by `lastListedKnowledge`.',
  })
  get lastListed(): EditionListing | null {
    return this.listing(this.row.last);
  }

  @Field(() => [EditionListing], {
    description:
      'The editions of which a source says that it is listed there for the first time, with the statements that say so; empty where no source does.',
  })
  get firstListedAsClaimed(): readonly EditionListing[] {
    return this.row.claimed.map((listing) => new EditionListing(listing, this.view));
  }

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether every such claim names the edition that is `firstListed`; empty where there is no claim.',
  })
  get claimAgrees(): boolean | null {
    const { claimed, first } = this.row;
    return claimed.length === 0 ? null : claimed.every(({ edition }) => edition === first?.edition);
  }

  @Field(() => [EditionListing], { description: 'What is known of it in each edition, in their order.' })
  get editions(): readonly EditionListing[] {
    return this.row.editions.map((listing) => new EditionListing(listing, this.view));
  }

  @Field(() => String, { description: 'Marks this place in the list.' })
  readonly cursor: string;

  private listing(row: EditionListingRow | undefined): EditionListing | null {
    return row ? new EditionListing(row, this.view) : null;
  }
}

@ObjectType('SeriesListingConnection', { description: 'A page of the barriers of a series, by name.' })
export class SeriesListingConnection extends Connection<SeriesListing> {
  @Field(() => [SeriesListing], { description: 'The rows of this page.' })
  override get nodes(): readonly SeriesListing[] {
    return this.edges;
  }

  @Field(() => Int, { description: 'Number of barriers in the whole list.' })
  override readonly totalCount!: number;
}

@ObjectType('EditionChange', { description: 'What became of a barrier from one edition to another.' })
export class EditionChange {
  constructor(
    readonly row: EditionChangeRow,
    readonly view: SeriesView,
    cursor: string,
  ) {
    this.cursor = cursor;
  }

  @Field(() => classOfKind('Barrier'), { description: 'The barrier.' })
  get barrier(): Entity {
    return entityOf({ entity: this.row.history.barrier }, this.view.clocks);
  }

  @Field(() => ListingChangeEnum, { description: 'New, carried over, dropped, returned, or not decided.' })
  get change(): string {
    return this.row.change;
  }

  @Field(() => ChangeBasisEnum, { description: 'What that rests on.' })
  get basis(): string {
    return this.row.basis;
  }

  @Field(() => String, {
    nullable: true,
    description:
      'What the answer cannot tell and why: always given where it is not decided; elsewhere empty unless there is a limit to it.',
  })
  get reason(): string | null {
    return this.row.reason ?? null;
  }

  @Field(() => EditionListing, { description: 'What is known of it in the earlier edition.' })
  get before(): EditionListing {
    return new EditionListing(this.row.before, this.view);
  }

  @Field(() => EditionListing, { description: 'What is known of it in the later edition.' })
  get after(): EditionListing {
    return new EditionListing(this.row.after, this.view);
  }

  @Field(() => [EditionListing], {
    description: 'Editions before the earlier one that list it; with RETURNED, those that it returns from.',
  })
  get earlier(): readonly EditionListing[] {
    return this.row.earlier.map((listing) => new EditionListing(listing, this.view));
  }

  @Field(() => String, { description: 'Marks this place in the list.' })
  readonly cursor: string;
}

@ObjectType('EditionChangeConnection', {
  description: 'A page of the barriers of two editions and what became of them, by name.',
})
export class EditionChangeConnection extends Connection<EditionChange> {
  @Field(() => KnowledgeState, {
    description:
      'What an empty list means: none where the lists of the editions are held whole; not known or not examined where they are not, and why.',
  })
  override get knowledge(): Promise<KnowledgeState> {
    return super.knowledge!;
  }

  @Field(() => [EditionChange], { description: 'The rows of this page.' })
  override get nodes(): readonly EditionChange[] {
    return this.edges;
  }

  @Field(() => Int, { description: 'Number of barriers in the whole list.' })
  override readonly totalCount!: number;
}

@ObjectType('ChangeCount', { description: 'How many barriers went through one kind of change.' })
export class ChangeCount {
  constructor(private readonly row: ChangeCountRow) {}

  @Field(() => ListingChangeEnum, { description: 'The change.' })
  get change(): string {
    return this.row.change;
  }

  @Field(() => Int, { description: 'Number of barriers of which it is known.' })
  get count(): number {
    return this.row.count;
  }

  @Field(() => Boolean, {
    description:
      'Whether these are all. False where a list that would tell is not held whole: then there may be more.',
  })
  get complete(): boolean {
    return this.row.complete;
  }

  @Field(() => KnowledgeState, {
    description:
      'What a count of 0 means: none where the lists are held whole; not known or not examined where they are not, and why.',
  })
  get knowledge(): KnowledgeState {
    return new KnowledgeState(this.row.status, this.row.gap);
  }
}

@ObjectType('IssueChange', { description: 'How many barriers of one issue two editions list.' })
export class IssueChange {
  constructor(
    readonly row: IssueChangeRow,
    readonly view: SeriesView,
    cursor: string,
  ) {
    this.cursor = cursor;
  }

  @Field(() => Int, {
    description: 'Number of barriers concerning the issue that the earlier edition is known to list.',
  })
  get before(): number {
    return this.row.before;
  }

  @Field(() => Int, {
    description: 'Number of barriers concerning the issue that the later edition is known to list.',
  })
  get after(): number {
    return this.row.after;
  }

  @Field(() => Int, { description: '`after` less `before`: above 0 where the issue grew, by what is known.' })
  get growth(): number {
    return this.row.after - this.row.before;
  }

  @Field(() => Int, {
    description:
      'Number of these barriers whose change is not decided. Above 0 the growth is one of what sources name, not of the report.',
  })
  get undecided(): number {
    return this.row.undecided;
  }

  @Field(() => String, { description: 'Marks this place in the list.' })
  readonly cursor: string;
}

@ObjectType('IssueChangeConnection', {
  description: 'A page of issues, those that grew most first, those that shrank most last.',
})
export class IssueChangeConnection extends Connection<IssueChange> {
  @Field(() => KnowledgeState, {
    description:
      'Whether the growth is that of the editions: known where both lists are held whole; elsewhere it is that of what sources name, and why.',
  })
  override get knowledge(): Promise<KnowledgeState> {
    return super.knowledge!;
  }

  @Field(() => [IssueChange], { description: 'The rows of this page.' })
  override get nodes(): readonly IssueChange[] {
    return this.edges;
  }

  @Field(() => Int, { description: 'Number of issues in the whole list.' })
  override readonly totalCount!: number;
}

@ObjectType('EditionComparison', { description: 'Two editions of a series side by side.' })
export class EditionComparison {
  constructor(
    readonly row: EditionComparisonRow,
    readonly view: SeriesView,
  ) {}

  @Field(() => SeriesEdition, { description: 'The earlier edition.' })
  get from(): SeriesEdition {
    return new SeriesEdition(this.row.from, this.view);
  }

  @Field(() => SeriesEdition, { description: 'The later edition.' })
  get to(): SeriesEdition {
    return new SeriesEdition(this.row.to, this.view);
  }

  @Field(() => [ChangeCount], {
    description:
      'How many barriers are new, carried over, dropped, returned and not decided, each with what 0 means.',
  })
  get counts(): readonly ChangeCount[] {
    return this.row.counts.map((count) => new ChangeCount(count));
  }
}

@ObjectType('ReportSeries', {
  description:
    'A report that appears in editions, such as the National Trade Estimate (NTE): which barriers its editions list, since when, and what changed between two of them.',
})
export class ReportSeries {
  constructor(
    readonly view: SeriesView,
    groups: readonly CountryGroup[],
  ) {
    this.groups = groups;
  }

  @Field(() => [CountryGroup], {
    description: 'The groups among the countries asked about, with the members that they stood for.',
  })
  readonly groups: readonly CountryGroup[];

  @Field(() => String, { description: 'The series.' })
  get name(): string {
    return this.view.name;
  }

  @Field(() => [SeriesEdition], {
    description: 'The editions that are known, in the order of publication. Others may have come out.',
  })
  get editions(): readonly SeriesEdition[] {
    return this.view.series.editions.map((edition) => new SeriesEdition(edition, this.view));
  }
}
