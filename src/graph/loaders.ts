/** Per-request batching: what a plan did not bring is fetched for all that ask for it, in one statement each. */
import DataLoader from 'dataloader';
import type { Clocks } from './clocks.js';
import { LAST_DAY } from './days.js';
import type { Graph } from './graph.js';
import type { LifeRows } from './history/life.js';
import type { ResponsibleRows } from './history/responsible.js';
import { bareNode, type NodePlan } from './plans/plan.js';
import type { EntityRow, Page, StatementRow } from './plans/rows.js';

/** The largest number of ids in one statement. */
const BATCH = 500;

/** How many statements of each sort, at one entity, a life is read from. */
export const MOST_OF_A_LIFE = 500;

/** How many rows of each sort the answer to who is in charge of one entity is read from. */
export const MOST_OFFICES = 200;

export class Loaders {
  private readonly around = new Map<string, DataLoader<string, EntityRow | null>>();
  private readonly statementsAt = new Map<string, DataLoader<string, StatementRow | null>>();
  private readonly ofSources = new Map<string, DataLoader<string, Page<StatementRow> | null>>();
  private readonly valuesAt = new Map<string, DataLoader<string, readonly StatementRow[] | null>>();
  private readonly livesOf = new Map<string, DataLoader<string, LifeRows | null>>();
  private readonly responsibleFor = new Map<string, DataLoader<string, ResponsibleRows | null>>();

  constructor(private readonly graph: Graph) {}

  /** An entity by id, with whatever the plan asks for around it; null where there is none. */
  entity(id: string, plan: NodePlan = bareNode): Promise<EntityRow | null> {
    return this.loader(this.around, JSON.stringify(plan), async (ids) => {
      const { rows } = await this.graph.follow({ start: { by: 'ids', ids }, node: plan });
      return new Map(rows.map((row) => [row.entity.id, row]));
    }).load(id);
  }

  /** A statement by id with its evidence and conflicts; null where there is none. */
  statement(id: string, knownAt?: string | null): Promise<StatementRow | null> {
    const day = knownAt ?? LAST_DAY;
    return this.loader(this.statementsAt, day, (ids) => this.graph.statements(ids, day)).load(id);
  }

  /** The statements about an entity whose object is a value. */
  async values(id: string, knownAt?: string | null): Promise<readonly StatementRow[]> {
    const day = knownAt ?? LAST_DAY;
    const loader = this.loader(this.valuesAt, day, (ids) => this.graph.valueStatements(ids, day));
    return (await loader.load(id)) ?? [];
  }

  /** One page of the statements that cite a source. */
  async statementsOfSource(
    id: string,
    page: { after?: string; first: number; clocks: Clocks },
  ): Promise<Page<StatementRow>> {
    const loader = this.loader(this.ofSources, JSON.stringify(page), (ids) =>
      this.graph.statementsOfSources(ids, page),
    );
    return (await loader.load(id)) ?? { rows: [], hasMore: false };
  }

  /** What there is for the life of an entity; null where there is no such entity. */
  life(id: string): Promise<LifeRows | null> {
    return this.loader(this.livesOf, '', (ids) => this.graph.lives(ids, MOST_OF_A_LIFE)).load(id);
  }

  /** What there is of who is in charge of an entity; null where there is no such entity. */
  responsible(id: string): Promise<ResponsibleRows | null> {
    return this.loader(this.responsibleFor, '', (ids) => this.graph.responsible(ids, MOST_OFFICES)).load(id);
  }

  private loader<Found>(
    loaders: Map<string, DataLoader<string, Found | null>>,
    key: string,
    find: (ids: readonly string[]) => Promise<ReadonlyMap<string, Found>>,
  ): DataLoader<string, Found | null> {
    // What is found already costs no statement, but answering goes on: a late request ends here.
    this.graph.assertInTime();
    const known = loaders.get(key);
    if (known) return known;
    const loader = new DataLoader<string, Found | null>(
      async (ids) => {
        const found = await find(ids);
        return ids.map((id) => found.get(id) ?? null);
      },
      { maxBatchSize: BATCH },
    );
    loaders.set(key, loader);
    return loader;
  }
}
