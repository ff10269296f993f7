/** Routes: which relations lead from one set of entities to another, step by step, and the chains along them. */
import { BoundError } from '../../errors.js';
import { hasQualifier } from '../../ontology/relations.js';
import type { StatementRecord } from '../records.js';
import { always, type Chain, chainOf, narrowed } from './chain.js';
import type { Period } from './periods.js';
import { Trials, type Walk } from './walk.js';

/** What a node of a chain has to be. */
export interface NodeTest {
  readonly kinds?: readonly string[];
  readonly ids?: ReadonlySet<string>;
  /** Whether the first and the last node of a chain need not pass. */
  readonly inside?: boolean;
}

/** One step of a route, taken `least` to `most` times. */
export interface Step {
  /** Relations followed from subject to object, and from object to subject. */
  readonly forward: readonly string[];
  readonly backward: readonly string[];
  /** What its statements have to carry, where their relation has the qualifier: one of the terms, or the truth value. */
  readonly qualifiers?: Readonly<Record<string, readonly string[] | boolean>>;
  readonly from?: NodeTest;
  readonly to?: NodeTest;
  readonly least: number;
  readonly most: number;
}

export type Route = readonly Step[];

/** The same chains from the other end. */
export const reversed = (route: Route): Route =>
  route
    .map(({ forward, backward, from, to, ...step }) => ({
      ...step,
      forward: backward,
      backward: forward,
      from: to,
      to: from,
    }))
    .reverse();

/** The relations that a route follows. */
export const typesOf = (route: Route): readonly string[] => [
  ...new Set(route.flatMap(({ forward, backward }) => [...forward, ...backward])),
];

/** How many hops a chain along the route has at most. */
export const longest = (route: Route): number => route.reduce((sum, { most }) => sum + most, 0);

/** Where a chain stands on its route: which step was taken last, and how often in a row. */
interface Place {
  readonly step: number;
  readonly times: number;
}

interface State {
  readonly id: string;
  readonly place: Place;
  /** The next states, by the hops that lead there. */
  readonly moves: { readonly state: State; readonly statements: readonly StatementRecord[] }[];
  /** States from which this one is reached. */
  readonly before: State[];
  /** Whether a chain may end here, and whether it may go on from here. */
  ends: boolean;
  readonly passes: boolean;
  leadsToEnd: boolean;
}

/** Steps that can be taken at a place of the route. */
function nextSteps(route: Route, { step, times }: Place): readonly number[] {
  const next: number[] = [];
  if (step >= 0 && times < route[step]!.most) next.push(step);
  if (step >= 0 && times < route[step]!.least) return next;
  for (let index = step + 1; index < route.length; index++) {
    next.push(index);
    if (route[index]!.least > 0) break;
  }
  return next;
}

const isComplete = (route: Route, { step, times }: Place): boolean =>
  step >= 0 && times >= route[step]!.least && route.slice(step + 1).every(({ least }) => least === 0);

/**
 * Every chain along a route from one set to another, each once, in no order. The walk tells the hubs that were skipped;
 * where it stopped at a bound the answer would not be whole. Throws a BoundError past `most` chains or hops that are tried
 * for them.
 */
export async function chainsAlong(
  walk: Walk,
  route: Route,
  starts: readonly string[],
  /** Which of some entities belong to the other set. */
  endsAmong: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
  most: { readonly chains: number; readonly trials: number },
): Promise<readonly Chain[]> {
  const states = new Map<string, State>();
  const reach = (id: string, place: Place): { state: State; isNew: boolean } => {
    const key = `${id} ${place.step} ${place.times}`;
    const known = states.get(key);
    if (known) return { state: known, isNew: false };
    const entered = route[place.step]?.to;
    const passes = allows(walk, entered, id);
    const ends = isComplete(route, place) && (passes || entered?.inside === true);
    const state: State = { id, place, moves: [], before: [], ends, passes, leadsToEnd: false };
    states.set(key, state);
    return { state, isNew: true };
  };

  const only = starts.length === 1 ? starts[0] : undefined;
  const first = starts.map((id) => reach(id, { step: -1, times: 0 }).state);
  let frontier: readonly State[] = first;
  for (let level = 0; frontier.length > 0; level++) {
    await walk.level(
      frontier.map(({ id }) => id),
      { ends: level === 0 },
    );
    if (walk.stopped) return [];
    const next: State[] = [];
    for (const state of frontier) {
      for (const { other, step, statements } of hops(walk, route, state, level === 0, only)) {
        const times = step === state.place.step ? state.place.times + 1 : 1;
        const { state: reached, isNew } = reach(other, { step, times });
        state.moves.push({ state: reached, statements });
        reached.before.push(state);
        if (isNew && reached.passes && nextSteps(route, reached.place).length > 0) next.push(reached);
      }
    }
    frontier = next;
  }
  const candidates = [...states.values()].filter(({ ends }) => ends);
  const found = await endsAmong([...new Set(candidates.map(({ id }) => id))]);
  for (const state of candidates) state.ends = found.has(state.id);
  markWhatLeadsToEnds(candidates.filter(({ ends }) => ends));
  return collected(walk, first, most);
}

function allows(walk: Walk, test: NodeTest | undefined, id: string): boolean {
  if (test?.kinds && !test.kinds.includes(walk.kinds.get(id) ?? '')) return false;
  return !test?.ids || test.ids.has(id);
}

/** The hops that the route allows from a state, by neighbour and step. */
function* hops(walk: Walk, route: Route, { id, place }: State, isFirst: boolean, only?: string) {
  // No chain leads back to where all begin.
  if (!isFirst && (id === only || !walk.passes(id))) return;
  const steps = nextSteps(route, place).filter((index) => {
    const { from } = route[index]!;
    return (isFirst && from?.inside) || allows(walk, from, id);
  });
  for (const [other, said] of walk.neighbours(id)) {
    for (const step of steps) {
      const statements = [...said.values()].filter((statement) => follows(route[step]!, statement, id));
      if (statements.length > 0) yield { other, step, statements };
    }
  }
}

function follows(step: Step, statement: StatementRecord, from: string): boolean {
  const types = statement.from === from ? step.forward : step.backward;
  if (!types.includes(statement.type)) return false;
  return Object.entries(step.qualifiers ?? {}).every(([name, wanted]) => {
    if (!hasQualifier(statement.type, name)) return true;
    const given = statement.qualifiers[name];
    return typeof wanted === 'boolean' ? (given ?? false) === wanted : wanted.includes(String(given));
  });
}

/** Backwards from where chains may end: what leads nowhere is not walked again. */
function markWhatLeadsToEnds(ends: readonly State[]): void {
  const found = [...ends];
  for (let state = found.pop(); state; state = found.pop()) {
    if (state.leadsToEnd) continue;
    state.leadsToEnd = true;
    found.push(...state.before);
  }
}

/** Chains through the states that lead to an end; runs over the same nodes are one chain. */
function collected(
  walk: Walk,
  starts: readonly State[],
  most: { readonly chains: number; readonly trials: number },
): readonly Chain[] {
  const found = new Map<string, { nodes: readonly string[]; hops: Map<string, StatementRecord>[] }>();
  const trials = new Trials(walk, most.trials);
  const nodes: string[] = [];
  const taken: (readonly StatementRecord[])[] = [];
  const visit = (state: State, days: readonly Period[]): void => {
    nodes.push(state.id);
    if (state.ends && taken.length > 0) {
      const key = nodes.join(' ');
      const chain = found.get(key) ?? { nodes: [...nodes], hops: taken.map(() => new Map()) };
      if (!found.has(key) && found.size === most.chains) {
        throw new BoundError(
          `The question has more than ${most.chains} chains, the most that one request reads.`,
        );
      }
      taken.forEach((statements, index) => {
        for (const statement of statements) chain.hops[index]!.set(statement.id, statement);
      });
      found.set(key, chain);
    }
    if (state.passes) {
      for (const { state: next, statements } of state.moves) {
        if (!next.leadsToEnd || nodes.includes(next.id)) continue;
        if (!trials.next()) {
          if (!trials.isExhausted) break;
          throw new BoundError(
            `The question has too many ways to try: more than ${most.trials} hops. Narrow the sets, the relations, or the number of hops.`,
          );
        }
        const left = narrowed(days, statements);
        if (left.length === 0) continue;
        taken.push(statements);
        visit(next, left);
        taken.pop();
      }
    }
    nodes.pop();
  };
  for (const start of starts) if (start.leadsToEnd) visit(start, always);
  return [...found.values()].flatMap(({ nodes: over, hops }) => {
    const chain = chainOf(
      over,
      hops.map((statements) => [...statements.values()]),
    );
    return chain ? [chain] : [];
  });
}
