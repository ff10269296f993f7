/** A set of entities at one end of a question: named where it is small, tested for membership where it is not. */
import type { Graph } from '../graph.js';
import type { EntityFilter } from '../plans/plan.js';

export class EndSet {
  private readonly sortKeys: Map<string, string>;
  /** The ids of its members, or undefined where there are too many to name them. */
  readonly members: readonly string[] | undefined;

  private constructor(
    private readonly graph: Graph,
    private readonly filter: EntityFilter,
    named: ReadonlyMap<string, string> | undefined,
  ) {
    this.members = named && [...named.keys()];
    this.sortKeys = new Map(named);
  }

  static async of(graph: Graph, filter: EntityFilter, most: number): Promise<EndSet> {
    return new EndSet(graph, filter, await graph.members(filter, most));
  }

  /** Which of some entities belong to it. */
  async among(ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (this.members) return new Set(ids.filter((id) => this.sortKeys.has(id)));
    const asked = this.filter.ids ? ids.filter((id) => this.filter.ids!.includes(id)) : ids;
    const found = await this.graph.members({ ...this.filter, ids: asked }, asked.length);
    for (const [id, key] of found ?? []) this.sortKeys.set(id, key);
    return new Set(found?.keys());
  }

  /** What a member is sorted by. */
  sortKey = (id: string): string => this.sortKeys.get(id) ?? '';
}
