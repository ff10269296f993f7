/** What a resolver can reach: one per request. */
import type { Graph } from '../graph/graph.js';
import type { Groups } from '../graph/groups.js';
import type { Loaders } from '../graph/loaders.js';
import type { NameIndex } from '../graph/names.js';

export interface Context {
  readonly graph: Graph;
  readonly loaders: Loaders;
  /** The names of everything, made when first asked for. */
  names(): Promise<NameIndex>;
  /** The groups of countries, read when first asked for. */
  groups(): Promise<Groups>;
  /** The day of the request, on which groups are asked for their members where no other day is named. */
  readonly today: string;
  /** Whether selections are planned ahead; without, every field is fetched by a loader. */
  readonly lookAhead: boolean;
}
