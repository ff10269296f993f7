/** Set to set: the chains along a route from the entities of one set to those of another. */
import { BoundError } from '../../errors.js';
import { EngineError } from '../engines/engine.js';
import { groupedBy } from '../grouped.js';
import { compareText } from '../normalize.js';
import type { Chain } from './chain.js';
import { chainsAlong, type Route, reversed, typesOf } from './route.js';
import { type Following, type Surroundings, Walk, type WalkBounds } from './walk.js';

/** One end of the question. */
interface End {
  /** The ids of its members, or undefined where there are too many to name them. */
  readonly members: readonly string[] | undefined;
  /** Which of some entities belong to it. */
  among(ids: readonly string[]): Promise<ReadonlySet<string>>;
}

export interface LinkQuestion {
  readonly from: End;
  readonly to: End;
  /** Alternative routes: a chain goes along one of them. */
  readonly routes: readonly Route[];
  readonly following: Omit<Following, 'types'>;
  readonly bounds: WalkBounds & { readonly chains: number; readonly trials: number };
}

export interface LinkAnswer {
  /** By route, in the order of the question. */
  readonly chains: readonly (readonly Chain[])[];
  /** Hubs that chains were not followed through. */
  readonly skipped: readonly string[];
}

/**
 * All chains, each once per route. Walks from the side that has less around it. Throws a BoundError that says the bound
 * where the answer would not be whole.
 */
export async function links(
  graph: Surroundings,
  { from, to, routes, following, bounds }: LinkQuestion,
): Promise<LinkAnswer> {
  const types = [...new Set(routes.flatMap(typesOf))];
  if (types.length === 0) return { chains: routes.map(() => []), skipped: [] };
  const walk = new Walk(graph, { ...following, types }, bounds);
  const weights = [await weight(walk, from), await weight(walk, to)] as const;
  const backwards = weights[1] < weights[0];
  const [start, end] = backwards ? [to, from] : [from, to];
  if (!start.members) {
    throw new BoundError('Both sets are too large. Narrow one of them by kind, country, sector or id.');
  }
  if (Math.min(...weights) > bounds.statements) throw tooMany(bounds.statements);
  const found: (readonly Chain[])[] = [];
  for (const route of routes) {
    const way = backwards ? reversed(route) : route;
    const chains = await chainsAlong(walk, way, start.members, (ids) => end.among(ids), bounds);
    found.push(backwards ? chains.map(turned) : chains);
  }
  if (walk.stopped === 'STATEMENTS') throw tooMany(bounds.statements);
  if (walk.stopped) throw new EngineError('TIMEOUT', 'The question took longer than a request may take.');
  return { chains: found, skipped: [...walk.skipped].sort() };
}

/** How many statements there are around a set; none of them is read yet. */
async function weight(walk: Walk, { members }: End): Promise<number> {
  if (!members) return Number.POSITIVE_INFINITY;
  const degrees = members.length === 0 ? [] : await walk.degrees(members);
  return (degrees ?? []).reduce((sum, { degree }) => sum + degree, 0);
}

const tooMany = (statements: number): BoundError =>
  new BoundError(
    `The question reads more than ${statements} statements, the most that one request reads. Narrow the sets, the relations, or the number of hops.`,
  );

const turned = ({ nodes, hops, ...days }: Chain): Chain => ({
  ...days,
  nodes: [...nodes].reverse(),
  hops: hops.map(({ from, to, statements }) => ({ from: to, to: from, statements })).reverse(),
});

/** Two entities and all chains between them, with what they are sorted and paged by. */
export interface Pair {
  readonly key: readonly string[];
  readonly chains: readonly Chain[];
}

/**
 * Chains by the key of their pair, in the order of the keys; within a pair the shorter first, then by node. Which pair
 * a chain belongs to is for the caller to say: to one for each of its ends, or for each of its effects, too.
 */
export function pairsOf(
  keyed: readonly { readonly key: readonly string[]; readonly chain: Chain }[],
): readonly Pair[] {
  const pairs = [...groupedBy(keyed, ({ key }) => JSON.stringify(key)).values()].map((found) => ({
    key: found[0]!.key,
    chains: found.map(({ chain }) => chain).sort(shorterFirst),
  }));
  return pairs.sort((a, b) => compareKeys(a.key, b.key));
}

const shorterFirst = (a: Chain, b: Chain): number =>
  a.nodes.length - b.nodes.length || compareText(a.nodes.join(' '), b.nodes.join(' '));

/** The pairs of a page, and whether there are more behind it. */
export function pageOfPairs(
  pairs: readonly Pair[],
  { first, after }: { first: number; after?: readonly string[] },
): { readonly rows: readonly Pair[]; readonly hasMore: boolean } {
  const start = after ? pairs.findIndex(({ key }) => compareKeys(key, after) > 0) : 0;
  if (start < 0) return { rows: [], hasMore: false };
  return { rows: pairs.slice(start, start + first), hasMore: start + first < pairs.length };
}

/** The order of the engines, which is that of code points: sort keys hold none beyond U+FFFF. */
function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const order = compareText(a[index] ?? '', b[index] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}
