/** Per-request batching: what a plan did not bring is fetched for all that ask for it, in one statement each. */
import DataLoader from 'dataloader';
import { ALL_KNOWN, type Graph } from './graph.js';
import { bareNode, type NodePlan } from './plan.js';
import type { EntityRow, StatementRow } from './rows.js';

/** The largest number of ids in one statement. */
const BATCH = 500;

export class Loaders {
  private readonly around = new Map<string, DataLoader<string, EntityRow | null>>();
  private readonly statementsAt = new Map<string, DataLoader<string, StatementRow | null>>();
  private readonly valuesAt = new Map<string, DataLoader<string, readonly StatementRow[]>>();

  constructor(private readonly graph: Graph) {}

  /** An entity by id, with whatever the plan asks for around it; null where there is none. */
  entity(id: string, plan: NodePlan = bareNode): Promise<EntityRow | null> {
    return this.loader(this.around, JSON.stringify(plan), async (ids) => {
      const { rows } = await this.graph.follow({ start: { by: 'ids', ids }, node: plan });
      return new Map(rows.map((row) => [row.entity.id, row]));
    }).load(id);
  }

  /** A statement by id with its evidence and conflicts; null where there is none. */
  statement(id: string, knownAt = ALL_KNOWN): Promise<StatementRow | null> {
    return this.loader(this.statementsAt, knownAt, (ids) => this.graph.statements(ids, knownAt)).load(id);
  }

  /** The statements about an entity whose object is a value. */
  async values(id: string, knownAt = ALL_KNOWN): Promise<readonly StatementRow[]> {
    const loader = this.loader(this.valuesAt, knownAt, (ids) => this.graph.valueStatements(ids, knownAt));
    return (await loader.load(id)) ?? [];
  }

  private loader<Found>(
    loaders: Map<string, DataLoader<string, Found | null>> | Map<string, DataLoader<string, Found>>,
    key: string,
    find: (ids: readonly string[]) => Promise<ReadonlyMap<string, Found>>,
  ): DataLoader<string, Found | null> {
    // What is found already costs no statement, but answering goes on: a late request ends here.
    this.graph.assertInTime();
    const known = loaders.get(key) as DataLoader<string, Found | null> | undefined;
    if (known) return known;
    const loader = new DataLoader<string, Found | null>(
      async (ids) => {
        const found = await find(ids);
        return ids.map((id) => found.get(id) ?? null);
      },
      { maxBatchSize: BATCH },
    );
    (loaders as Map<string, DataLoader<string, Found | null>>).set(key, loader);
    return loader;
  }
}
