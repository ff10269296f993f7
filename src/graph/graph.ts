/** The questions that can be put to the graph, on whichever engine holds it. */
import { type LinkAnswer, type LinkQuestion, links } from './chains/links.js';
import { type PathAnswer, type PathQuestion, paths } from './chains/paths.js';
import type { Degree, Surroundings } from './chains/walk.js';
import { ranked, type WhyAnswer } from './chains/why.js';
import { type Clocks, clockParameters } from './clocks.js';
import { asKnown, LAST_DAY } from './days.js';
import {
  assertInTime,
  type Engine,
  type Query,
  type ReadOptions,
  type Row,
  type Value,
} from './engines/engine.js';
import { allRows } from './engines/pages.js';
import { query } from './engines/queries.js';
import { groupedBy } from './grouped.js';
import type { Membership } from './groups.js';
import { type LifeRows, readLife } from './history/life.js';
import {
  type ListedBarrier,
  listedBarriers,
  type SeriesScope,
  seriesParameters,
} from './history/report-series.js';
import { type ResponsibleRows, readResponsible } from './history/responsible.js';
import { compile, compileMembers } from './plans/compile.js';
import type { EntityFilter, Plan } from './plans/plan.js';
import { parseRecord, readConflicts, readEvidence } from './plans/read.js';
import type { EntityRow, Page, StatementRow } from './plans/rows.js';
import type { EntityRecord, StatementRecord } from './records.js';

/** The share of the time left that a level of a walk may take. */
const LEVEL_SHARE = 0.8;

/** Questions to one engine under one set of read options: a request has its own. */
export class Graph {
  constructor(
    readonly engine: Engine,
    private readonly options: ReadOptions = {},
  ) {}

  /** Throws an EngineError where the request is past its deadline or given up. */
  assertInTime(): void {
    assertInTime(this.options);
  }

  /** Entities with whatever of their surroundings the plan asks for, in one statement. */
  async follow(plan: Plan): Promise<Page<EntityRow>> {
    const compiled = compile(plan);
    return compiled.read(await this.engine.read(compiled.query, this.options));
  }

  /** Statements with their evidence and conflicts, by id; unknown ids are left out. */
  async statements(ids: readonly string[], knownAt = LAST_DAY): Promise<ReadonlyMap<string, StatementRow>> {
    const rows = await this.ask('statements', { ids, knownAt });
    return new Map(
      rows.map((row) => [
        row.id as string,
        {
          statement: asKnown(parseRecord<StatementRecord>(row.record as Value), knownAt),
          evidence: readEvidence(row.evidence as Value),
          conflicts: readConflicts(row.conflicts as Value, knownAt),
        },
      ]),
    );
  }

  /** For each source one page of the statements that cite it, by their ids. */
  async statementsOfSources(
    ids: readonly string[],
    { after = '', first, clocks = {} }: { after?: string; first: number; clocks?: Clocks },
  ): Promise<ReadonlyMap<string, Page<StatementRow>>> {
    const certain = (clocks.validAt !== undefined && clocks.certainOnly) ?? false;
    const parameters = { ids, after, certain, ...clockParameters(clocks), limit: first + 1 };
    const rows = await this.ask('statements-of-sources', parameters);
    return new Map(
      rows.map((row) => {
        const records = row.records as string[];
        const statements = records.map((record) => ({
          statement: asKnown(parseRecord<StatementRecord>(record), clocks.knownAt),
        }));
        return [row.id as string, { rows: statements.slice(0, first), hasMore: records.length > first }];
      }),
    );
  }

  /** The statements about an entity whose object is a value, by entity. */
  async valueStatements(
    ids: readonly string[],
    knownAt = LAST_DAY,
  ): Promise<ReadonlyMap<string, readonly StatementRow[]>> {
    const rows = await this.ask('value-statements', { ids, knownAt });
    return new Map(
      rows.map((row) => [
        row.id as string,
        (row.records as string[]).map((record) => ({
          statement: asKnown(parseRecord<StatementRecord>(record), knownAt),
        })),
      ]),
    );
  }

  /**
   * The entities of a filter by id and sort key, in the order of their names, or undefined where there are more than
   * `most`.
   */
  async members(filter: EntityFilter, most: number): Promise<ReadonlyMap<string, string> | undefined> {
    if (leavesNothing(filter)) return new Map();
    const rows = await this.engine.read(compileMembers(filter, most + 1), this.options);
    if (rows.length > most) return undefined;
    return new Map(rows.map(({ id, sortKey }) => [id as string, sortKey as string]));
  }

  /** Chains from the entities of one set to those of another. */
  links = (question: LinkQuestion): Promise<LinkAnswer> => links(this.walked(), question);

  /** Paths between two entities. */
  paths = (question: PathQuestion): Promise<PathAnswer> => paths(this.walked(), question);

  /** The paths between two entities as reasons, best first. */
  async why(question: PathQuestion): Promise<WhyAnswer> {
    const { paths: chains, ...search } = await this.paths(question);
    return { ...search, reasons: ranked(chains, search.degreeOf) };
  }

  /** How many statements of these relations there are at entities. */
  degrees(ids: readonly string[], types: readonly string[], clocks: Clocks): Promise<readonly Degree[]> {
    return this.walked().degrees(ids, types, clocks);
  }

  /** What there is for the lives of entities, at most so many statements of each sort, by entity. */
  async lives(ids: readonly string[], most: number): Promise<ReadonlyMap<string, LifeRows>> {
    const rows = await this.ask('life', { ids, limit: most + 1 });
    return new Map(rows.map((row) => [row.id as string, readLife(row, most)]));
  }

  /** What there is of who is in charge of entities, at most so many rows of each sort, by entity. */
  async responsible(ids: readonly string[], most: number): Promise<ReadonlyMap<string, ResponsibleRows>> {
    const rows = await this.ask('responsible', { ids, limit: most + 1 });
    const ofEntities = groupedBy(rows, (row) => row.id as string);
    return new Map([...ofEntities].map(([id, found]) => [id, readResponsible(found, most)]));
  }

  /**
   * What reports list and are said not to list, by barrier, ordered by name: at most `limit` listings are read;
   * `complete` tells whether that was all. Listings are read whenever published.
   */
  async seriesListings(
    reports: readonly string[],
    scope: SeriesScope,
    limit: number,
  ): Promise<{ barriers: readonly ListedBarrier[]; complete: boolean }> {
    if (reports.length === 0 || leavesNothing(scope)) return { barriers: [], complete: true };
    const rows = await this.ask('report-series', { ...seriesParameters(reports, scope), limit: limit + 1 });
    const barriers = listedBarriers(rows);
    const read = barriers.reduce((sum, { listings }) => sum + listings.length, 0);
    return { barriers, complete: read <= limit };
  }

  /** The names of all series of reports, in order. */
  async seriesNames(): Promise<readonly string[]> {
    const rows = await this.ask('report-series-names');
    return rows.map(({ name }) => name as string);
  }

  /** The version of the seeds that the graph holds, or undefined where it holds none. */
  async datasetVersion(): Promise<string | undefined> {
    const [row] = await this.ask('dataset-version');
    return row?.version as string | undefined;
  }

  /** Everything that has a name. */
  async *names(): AsyncIterable<EntityRecord> {
    const rows = allRows(this.engine, { name: 'names', pageSize: 10_000 }, this.options);
    for await (const { record } of rows) yield parseRecord<EntityRecord>(record as Value);
  }

  /** All dated memberships of countries in groups. */
  async *memberships(): AsyncIterable<Membership> {
    const rows = allRows(this.engine, { name: 'memberships', pageSize: 1_000 }, this.options);
    for await (const { memberships } of rows) {
      for (const [group, record] of memberships as [string, string][]) {
        yield { group, statement: parseRecord<StatementRecord>(record) };
      }
    }
  }

  /** Where former ids lead, by former id. */
  async redirects(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.ask('redirects', { ids });
    return new Map(rows.map((row) => [row.id as string, row.to as string]));
  }

  /** How many entities there are of each kind, and statements of each relation. */
  async counts(): Promise<{ kinds: ReadonlyMap<string, number>; relations: ReadonlyMap<string, number> }> {
    const [kinds, relations] = await Promise.all([this.ask('entity-counts'), this.ask('relation-counts')]);
    const counted = (rows: readonly Row[], name: string) =>
      new Map(rows.map((row) => [row[name] as string, row.count as number]));
    return { kinds: counted(kinds, 'kind'), relations: counted(relations, 'type') };
  }

  /** What walks read: each level leaves time to answer with what was found before it. */
  private walked(): Surroundings {
    const read = (statement: Query): Promise<readonly Row[]> => {
      const { deadline } = this.options;
      const early = deadline && Date.now() + (deadline - Date.now()) * LEVEL_SHARE;
      return this.engine.read(statement, { ...this.options, deadline: early });
    };
    return {
      assertInTime: () => this.assertInTime(),
      async neighbours(ids, types, clocks, most) {
        const parameters = { ids, most, ...clockParameters(clocks) };
        const rows = await read(query('neighbours', parameters, { types }));
        return rows.map(({ id, kind, said }) => ({
          id: id as string,
          kind: kind as string,
          said: (said as [string, string, string][]).map(([record, other, otherKind]) => ({
            statement: asKnown(parseRecord<StatementRecord>(record), clocks.knownAt),
            other,
            kind: otherKind,
          })),
        }));
      },
      async degrees(ids, types, clocks) {
        if (ids.length === 0) return [];
        const rows = await read(query('degrees', { ids, ...clockParameters(clocks) }, { types }));
        return rows.map(({ id, kind, degree }) => ({
          id: id as string,
          kind: kind as string,
          degree: degree as number,
        }));
      },
    };
  }

  private ask(...[name, parameters]: Parameters<typeof query>): Promise<readonly Row[]> {
    return this.engine.read(query(name, parameters), this.options);
  }
}

/** Whether a filter leaves nothing, because a list that is given is empty. */
const leavesNothing = (filter: object): boolean =>
  Object.values(filter).some((value) => Array.isArray(value) && value.length === 0);
