/** The questions that can be put to the graph, on whichever engine holds it. */
import { compile } from './compile.js';
import { LAST_DAY } from './days.js';
import { assertInTime, type Engine, type ReadOptions, type Row, type Value } from './engine.js';
import {
  type ChainsFilter,
  chainsParameters,
  type FirmsFilter,
  type LawChain,
  lawChains,
  leavesNothing,
} from './laws-affecting-firms.js';
import { type LifeRows, readLife } from './life.js';
import { allRows } from './pages.js';
import type { Plan } from './plan.js';
import { query } from './queries.js';
import { parseRecord, readConflicts, readEvidence } from './read.js';
import type { EntityRecord, StatementRecord } from './records.js';
import { type ResponsibleRows, readResponsible } from './responsible.js';
import type { EntityRow, Page, StatementRow } from './rows.js';

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
          statement: parseRecord<StatementRecord>(row.record as Value),
          evidence: readEvidence(row.evidence as Value),
          conflicts: readConflicts(row.conflicts as Value),
        },
      ]),
    );
  }

  /** For each source one page of the statements that cite it, by their ids. */
  async statementsOfSources(
    ids: readonly string[],
    { after = '', first, knownAt = LAST_DAY }: { after?: string; first: number; knownAt?: string },
  ): Promise<ReadonlyMap<string, Page<StatementRow>>> {
    const rows = await this.ask('statements-of-sources', { ids, after, knownAt, limit: first + 1 });
    return new Map(
      rows.map((row) => {
        const records = row.records as string[];
        const statements = records.map((record) => ({ statement: parseRecord<StatementRecord>(record) }));
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
        (row.records as string[]).map((record) => ({ statement: parseRecord<StatementRecord>(record) })),
      ]),
    );
  }

  /** What there is for the lives of entities, at most so many statements of each sort, by entity. */
  async lives(ids: readonly string[], most: number): Promise<ReadonlyMap<string, LifeRows>> {
    const rows = await this.ask('life', { ids, limit: most + 1 });
    return new Map(rows.map((row) => [row.id as string, readLife(row, most)]));
  }

  /** What there is of who is in charge of entities, at most so many rows of each sort, by entity. */
  async responsible(ids: readonly string[], most: number): Promise<ReadonlyMap<string, ResponsibleRows>> {
    const rows = await this.ask('responsible', { ids, limit: most + 1 });
    const ofEntities = new Map<string, Row[]>();
    for (const row of rows) {
      const id = row.id as string;
      const known = ofEntities.get(id);
      if (known) known.push(row);
      else ofEntities.set(id, [row]);
    }
    return new Map([...ofEntities].map(([id, found]) => [id, readResponsible(found, most)]));
  }

  /** Ids of the firms that pass the filter, at most `limit` of them. */
  async firms(filter: FirmsFilter, limit: number): Promise<readonly string[]> {
    if (leavesNothing(filter)) return [];
    const { ids, countries = [], nationality = 'HEADQUARTERS', sectors = [] } = filter;
    if (ids && countries.length === 0 && sectors.length === 0) return ids;
    const rows = await this.ask('firms', { countries, nationality, sectors, limit });
    const found = rows.map((row) => row.id as string);
    return ids ? found.filter((id) => ids.includes(id)) : found;
  }

  /**
   * The chains from laws to these firms that pass the filter, ordered by law and firm. At most `limit` rows are read;
   * `complete` tells whether that was all.
   */
  async lawChains(
    firms: readonly string[],
    filter: ChainsFilter,
    limit: number,
  ): Promise<{ chains: readonly LawChain[]; complete: boolean }> {
    if (firms.length === 0 || leavesNothing(filter)) return { chains: [], complete: true };
    const rows = await this.ask('laws-affecting-firms', {
      ...chainsParameters(firms, filter),
      limit: limit + 1,
    });
    return { chains: lawChains(rows.slice(0, limit), filter), complete: rows.length <= limit };
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

  private ask(...[name, parameters]: Parameters<typeof query>): Promise<readonly Row[]> {
    return this.engine.read(query(name, parameters), this.options);
  }
}
