/** Paths between two entities, shortest first, found level by level from both ends. */
import type { Clocks } from '../clocks.js';
import { compareText } from '../normalize.js';
import type { StatementRecord } from '../records.js';
import { always, type Chain, chainOf, narrowed } from './chain.js';
import type { Period } from './periods.js';
import { type Bound, type Following, type Surroundings, Trials, Walk, type WalkBounds } from './walk.js';

/** Kinds, relations and entities that a path has to pass, or may not. */
export interface Waypoints {
  readonly kinds?: readonly string[];
  readonly relations?: readonly string[];
  readonly ids?: readonly string[];
}

/** How far the search goes: to the shortest paths, to the first `most`, or to all up to `maxHops`. */
export type PathAim = 'SHORTEST' | 'FIRST' | 'ALL';

export interface PathQuestion {
  readonly from: string;
  readonly to: string;
  readonly aim: PathAim;
  readonly maxHops: number;
  /** OUT follows every relation from subject to object, IN from object to subject. */
  readonly direction: 'OUT' | 'IN' | 'BOTH';
  readonly following: Following & { readonly clocks: Clocks };
  readonly require: Waypoints;
  readonly avoid: Waypoints;
  readonly bounds: WalkBounds & {
    readonly paths: number;
    /** How many hops are tried while paths are put together. */
    readonly trials: number;
  };
}

export interface PathAnswer {
  /** By length, then by the ids of their nodes. */
  readonly paths: readonly Chain[];
  /** Up to how many hops every path was looked for. */
  readonly searchedHops: number;
  readonly stopped?: Bound;
  readonly skipped: readonly string[];
  /** How many statements there are at an entity between the two. */
  readonly degreeOf: (id: string) => number;
}

/**
 * Every path of a length is known once the levels read from the two ends are as many as it has hops: so the lengths are
 * gone through one by one, and the search ends as soon as there is enough, or a bound is met.
 */
export async function paths(graph: Surroundings, question: PathQuestion): Promise<PathAnswer> {
  const { from, to, aim, maxHops, bounds } = question;
  const walk = new Walk(graph, question.following, bounds);
  const sides = [new Side(from), new Side(to)] as const;
  const weights = new Map((await walk.degrees([from, to]))?.map(({ id, degree }) => [id, degree]));
  for (const side of sides) side.isTooHeavy = (weights.get(side.end) ?? 0) > bounds.statements;
  const found: Chain[] = [];
  const answer = (searchedHops: number, stopped: Bound | undefined): PathAnswer => ({
    paths: found,
    searchedHops,
    stopped,
    skipped: [...walk.skipped].sort(compareText),
    degreeOf: walk.degreeOf,
  });
  for (let length = 1; length <= maxHops; length++) {
    if (walk.stopped) return answer(length - 1, walk.stopped);
    const side = lighter(sides);
    if (!side) {
      for (const end of [from, to]) walk.skipped.add(end);
      return answer(length - 1, 'HUBS');
    }
    await side.advance(walk, question);
    if (walk.stopped) return answer(length - 1, walk.stopped);
    const search = new Search(walk, question, sides);
    await search.prepare(length);
    if (walk.stopped) return answer(length - 1, walk.stopped);
    // One more than asked for tells that there are more.
    const most = aim === 'FIRST' ? bounds.paths : bounds.paths + 1;
    for (const path of search.ofLength(length)) {
      if (found.length === most) break;
      found.push(path);
    }
    if (found.length > bounds.paths) {
      found.length = bounds.paths;
      return answer(length - 1, 'PATHS');
    }
    if (walk.stopped) return answer(length - 1, walk.stopped);
    if (search.isExhausted) return answer(length - 1, 'TRIALS');
    const enough = aim === 'SHORTEST' ? found.length > 0 : aim === 'FIRST' && found.length === bounds.paths;
    if (enough) return answer(length, undefined);
  }
  return answer(maxHops, undefined);
}

/** What was reached from one end. */
class Side {
  /** How many hops away from the end each entity is. */
  readonly distances: Map<string, number>;
  frontier: readonly string[];
  depth = 0;
  isTooHeavy = false;

  constructor(readonly end: string) {
    this.distances = new Map([[end, 0]]);
    this.frontier = [end];
  }

  /** Reads one level more. */
  async advance(walk: Walk, question: PathQuestion): Promise<void> {
    const isEnd = this.depth === 0;
    await walk.level(this.frontier, { ends: isEnd });
    if (walk.stopped) return;
    const next = new Set<string>();
    for (const id of this.frontier) {
      if (!isEnd && !walk.passes(id)) continue;
      for (const [other] of steps(walk, question, id, this.end === question.from)) {
        if (this.distances.has(other)) continue;
        this.distances.set(other, this.depth + 1);
        // The other end ends a path.
        if (other !== question.from && other !== question.to) next.add(other);
      }
    }
    this.frontier = [...next];
    this.depth++;
  }
}

const lighter = (sides: readonly [Side, Side]): Side | undefined =>
  [...sides].filter(({ isTooHeavy }) => !isTooHeavy).sort((a, b) => a.frontier.length - b.frontier.length)[0];

/** The hops that may be taken from an entity, towards the one end or, where `forwards`, away from the first. */
function* steps(
  walk: Walk,
  { direction, avoid, from, to }: PathQuestion,
  id: string,
  forwards: boolean,
): Iterable<readonly [string, readonly StatementRecord[]]> {
  for (const [other, said] of walk.neighbours(id)) {
    const isEnd = other === from || other === to;
    if (!isEnd && avoid.ids?.includes(other)) continue;
    if (!isEnd && avoid.kinds?.includes(walk.kinds.get(other)!)) continue;
    const statements = [...said.values()].filter((statement) => {
      if (avoid.relations?.includes(statement.type)) return false;
      const out = (statement.from === id) === forwards;
      return direction === 'BOTH' || out === (direction === 'OUT');
    });
    if (statements.length > 0) yield [other, statements];
  }
}

/** Puts paths together from what the two sides have read. */
class Search {
  private readonly trials: Trials;
  /** How far from the last entity each one is, along what is known. */
  private toEnd: ReadonlyMap<string, number> = new Map();

  constructor(
    private readonly walk: Walk,
    private readonly question: PathQuestion,
    private readonly sides: readonly [Side, Side],
  ) {
    this.trials = new Trials(walk, question.bounds.trials);
  }

  get isExhausted(): boolean {
    return this.trials.isExhausted;
  }

  /** Makes sure that where the two sides meet there is no hub. */
  async prepare(length: number): Promise<void> {
    const [first, last] = this.sides;
    const meeting = [...first.distances.keys()].filter(
      (id) =>
        id !== this.question.from &&
        id !== this.question.to &&
        last.distances.has(id) &&
        first.distances.get(id)! + last.distances.get(id)! <= length,
    );
    await this.walk.weigh(meeting);
    this.toEnd = this.distancesToEnd(length);
  }

  /** All paths of exactly this many hops, by the ids of their nodes, until the trials are used up. */
  *ofLength(length: number): Iterable<Chain> {
    yield* this.from([this.question.from], [], always, length);
  }

  private *from(
    nodes: readonly string[],
    taken: readonly (readonly StatementRecord[])[],
    days: readonly Period[],
    length: number,
  ): Iterable<Chain> {
    const id = nodes.at(-1)!;
    const left = length - taken.length;
    if (id === this.question.to) {
      if (left === 0 && this.hasRequired(nodes, taken)) {
        const chain = chainOf(nodes, taken);
        if (chain) yield chain;
      }
      return;
    }
    if (left === 0 || (taken.length > 0 && !this.walk.passes(id))) return;
    const next = [...steps(this.walk, this.question, id, true)]
      .filter(([other]) => (this.toEnd.get(other) ?? left) < left && !nodes.includes(other))
      .sort(([a], [b]) => compareText(a, b));
    for (const [other, statements] of next) {
      if (!this.trials.next()) return;
      const common = narrowed(days, statements);
      if (common.length > 0) yield* this.from([...nodes, other], [...taken, statements], common, length);
    }
  }

  private hasRequired(nodes: readonly string[], taken: readonly (readonly StatementRecord[])[]): boolean {
    const { kinds = [], relations = [], ids = [] } = this.question.require;
    const between = nodes.slice(1, -1);
    return (
      ids.every((id) => between.includes(id)) &&
      kinds.every((kind) => between.some((id) => this.walk.kinds.get(id) === kind)) &&
      relations.every((type) => taken.some((said) => said.some((statement) => statement.type === type)))
    );
  }

  private distancesToEnd(length: number): ReadonlyMap<string, number> {
    const distances = new Map([[this.question.to, 0]]);
    let frontier = [this.question.to];
    for (let hops = 1; hops < length && frontier.length > 0; hops++) {
      const next: string[] = [];
      for (const id of frontier) {
        for (const [other] of steps(this.walk, this.question, id, false)) {
          if (distances.has(other)) continue;
          distances.set(other, hops);
          next.push(other);
        }
      }
      frontier = next;
    }
    return distances;
  }
}
