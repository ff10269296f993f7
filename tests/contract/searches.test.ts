/** Searches over chains: on generated graphs each engine answers as a plain walk over a map does. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Query } from '../../src/graph/engines/engine.js';
import type { StatementRecord } from '../../src/graph/records.js';
import { type Client, serve } from '../support/client.js';
import { engineNames, openEngine, wipe } from '../support/engines.js';
import { days, type GeneratedGraph, graphs, hold, kinds, types, writes } from '../support/generated.js';

/** How many graphs are tried; Neo4j takes longer for each. */
const RUNS = { grafeo: 100, neo4j: 12 };

/** What a question asks of statements. */
interface Clocks {
  readonly validAt?: string;
  readonly knownAt?: string;
}

const clocks: fc.Arbitrary<Clocks> = fc.record(
  { validAt: fc.constantFrom(...days), knownAt: fc.constantFrom(...days) },
  { requiredKeys: [] },
);

/** The statements that count, as they were known. */
const counted = ({ statements }: GeneratedGraph, { validAt, knownAt }: Clocks): StatementRecord[] =>
  statements
    .map((statement) =>
      knownAt && statement.untilKnownFrom > knownAt
        ? { ...statement, until: { earliest: '9999-12-31', latest: '9999-12-31' } }
        : statement,
    )
    .filter(
      (statement) =>
        !statement.negated &&
        (!knownAt || statement.knownFrom <= knownAt) &&
        (!validAt || (statement.since.earliest <= validAt && validAt <= statement.until.latest)),
    );

/** Days that tell all periods of the generated graphs apart, and those between them. */
const probes = ['0001-01-01', ...days.flatMap((day) => [day, `${day.slice(0, 4)}-06-01`]), '9999-12-31'];

/** On which of the probes some statement of every hop may hold. */
const together = (hops: readonly (readonly StatementRecord[])[]): string[] =>
  probes.filter((day) =>
    hops.every((said) => said.some(({ since, until }) => since.earliest <= day && day <= until.latest)),
  );

interface Found {
  readonly nodes: string;
  readonly days: string;
  readonly statements: string;
}

/** A chain of the reference, or nothing where its hops never hold together. */
function found(nodes: readonly string[], hops: readonly (readonly StatementRecord[])[]): Found[] {
  const common = together(hops);
  if (common.length === 0) return [];
  const kept = hops.map((said) =>
    said
      .filter(({ since, until }) => common.some((day) => since.earliest <= day && day <= until.latest))
      .map(({ id }) => id)
      .sort(),
  );
  return [{ nodes: nodes.join(' '), days: common.join(' '), statements: kept.join(' | ') }];
}

interface AnsweredChain {
  readonly nodes: readonly { id: string }[];
  readonly mayHoldDuring: readonly { from: string; until: string }[];
  readonly hops: readonly { statements: readonly { id: string }[] }[];
}

/** A chain of an answer, in the form of the reference. */
const read = ({ nodes, mayHoldDuring, hops }: AnsweredChain): Found => ({
  nodes: nodes.map(({ id }) => id).join(' '),
  days: probes
    .filter((day) => mayHoldDuring.some(({ from, until }) => from <= day && day <= until))
    .join(' '),
  statements: hops.map(({ statements }) => statements.map(({ id }) => id).sort()).join(' | '),
});

const CHAIN = 'nodes { id } mayHoldDuring { from until } hops { statements { id } }';

const byNodes = (a: Found, b: Found): number => (a.nodes < b.nodes ? -1 : a.nodes > b.nodes ? 1 : 0);

describe.each(engineNames)('searches over chains, on %s', (name) => {
  let engine: Engine;
  let client: Client;

  beforeAll(async () => {
    engine = await openEngine(name);
    await wipe(engine);
    client = await serve(engine, { MAX_COST: '10000000' });
  });

  afterAll(async () => {
    await client?.stop();
    await engine?.close();
  });

  const ask = async (query: string, variables: object) => {
    const { data, errors } = await client.ask(query, variables);
    expect(errors?.map(({ message }) => message)).toBeUndefined();
    return data;
  };

  it('find all paths, each with the days on which its hops hold together', async () => {
    const question = fc.record({
      graph: graphs({ entities: 9, statements: 26 }),
      clocks,
      maxHops: fc.integer({ min: 1, max: 4 }),
      direction: fc.constantFrom('OUT', 'IN', 'BOTH'),
      avoid: fc.record(
        { kinds: fc.constantFrom<string[]>([], ['Law']), relations: fc.constantFrom<string[]>([], ['OWNS']) },
        { requiredKeys: [] },
      ),
      hubLimit: fc.constantFrom(500, 4),
    });
    const run = async ({
      graph,
      clocks: at,
      maxHops,
      direction,
      avoid,
      hubLimit,
    }: Drawn<typeof question>) => {
      await hold(engine, graph);
      const [from, to] = [graph.entities[0]!.id, graph.entities[1]!.id];
      const said = counted(graph, at);
      const isHub = (id: string) =>
        said.filter((statement) => [statement.from, statement.to].includes(id)).length > hubLimit;
      const kindOf = new Map(graph.entities.map(({ id, kind }) => [id, kind]));
      const expected: Found[] = [];
      const walk = (nodes: string[], hops: StatementRecord[][]): void => {
        const last = nodes.at(-1)!;
        if (last === to) {
          expected.push(...found(nodes, hops));
          return;
        }
        if (hops.length === maxHops) return;
        if (hops.length > 0 && (isHub(last) || avoid.kinds?.includes(kindOf.get(last)!))) return;
        for (const next of graph.entities.map(({ id }) => id)) {
          if (nodes.includes(next)) continue;
          const between = said.filter(
            (statement) =>
              !avoid.relations?.includes(statement.type) &&
              ((direction !== 'IN' && statement.from === last && statement.to === next) ||
                (direction !== 'OUT' && statement.to === last && statement.from === next)),
          );
          if (between.length > 0) walk([...nodes, next], [...hops, between]);
        }
      };
      walk([from], []);
      const { all, shortest } = await ask(
        `query ($from: ID!, $to: ID!, $maxHops: Int!, $direction: Direction!, $avoid: Waypoints, $hubLimit: Int!, $validAt: Day, $knownAt: Day) {
          all: paths(from: $from, to: $to, find: ALL, first: 100, maxHops: $maxHops, direction: $direction, avoid: $avoid, hubLimit: $hubLimit, validAt: $validAt, knownAt: $knownAt) {
            pathCount bounds { bound } paths { ${CHAIN} }
          }
          shortest: paths(from: $from, to: $to, find: SHORTEST, first: 100, maxHops: $maxHops, direction: $direction, avoid: $avoid, hubLimit: $hubLimit, validAt: $validAt, knownAt: $knownAt) {
            searchedHops paths { ${CHAIN} }
          }
        }`,
        { from, to, maxHops, direction, avoid, hubLimit, ...at },
      );
      expect(all.bounds).toEqual([]);
      expect(all.pathCount).toBe(expected.length);
      const length = ({ nodes }: Found) => nodes.split(' ').length - 1;
      const answered: Found[] = all.paths.map(read);
      expect(answered.map(length)).toEqual(answered.map(length).sort());
      if (expected.length <= 100) expect([...answered].sort(byNodes)).toEqual([...expected].sort(byNodes));
      const least = Math.min(...expected.map(length));
      expect(shortest.paths.map(read).sort(byNodes)).toEqual(
        expected.filter((path) => length(path) === least).sort(byNodes),
      );
      expect(shortest.searchedHops).toBe(expected.length > 0 ? least : maxHops);
    };
    await fc.assert(fc.asyncProperty(question, run), { numRuns: RUNS[name], endOnFailure: true });
  });

  it('find all pairs and chains between two sets, along a route', async () => {
    const step = fc
      .record({
        forward: fc.subarray<string>([...types], { maxLength: 3 }),
        backward: fc.subarray<string>([...types], { maxLength: 3 }),
        kinds: fc.constantFrom(undefined, undefined, ['Barrier', 'Law']),
        effect: fc.constantFrom<string[] | undefined>(undefined, ['HITS']),
        least: fc.integer({ min: 0, max: 1 }),
        most: fc.integer({ min: 1, max: 2 }),
      })
      .filter(({ forward, backward }) => forward.length + backward.length > 0);
    const question = fc.record({
      graph: graphs({ entities: 10, statements: 28 }),
      clocks,
      from: fc.subarray<string>([...kinds], { minLength: 1, maxLength: 2 }),
      to: fc.subarray<string>([...kinds], { minLength: 1, maxLength: 2 }),
      via: fc.array(step, { minLength: 1, maxLength: 3 }),
    });
    const run = async ({ graph, clocks: at, from, to, via }: Drawn<typeof question>) => {
      await hold(engine, graph);
      const said = counted(graph, at);
      const kindOf = new Map(graph.entities.map(({ id, kind }) => [id, kind]));
      const ids = graph.entities.map(({ id }) => id);
      const chains = new Map<string, { nodes: string[]; hops: Map<string, StatementRecord>[] }>();
      // Every way to take the steps, one after the other: the plainest reading of a route.
      const walk = (nodes: string[], hops: StatementRecord[][], index: number, times: number): void => {
        const last = nodes.at(-1)!;
        const current = via[index];
        if (!current) {
          if (hops.length === 0 || !to.includes(kindOf.get(last)!)) return;
          const key = nodes.join(' ');
          const chain = chains.get(key) ?? { nodes, hops: hops.map(() => new Map()) };
          hops.forEach((between, at) => {
            for (const statement of between) chain.hops[at]!.set(statement.id, statement);
          });
          chains.set(key, chain);
          return;
        }
        if (times >= current.least) walk(nodes, hops, index + 1, 0);
        if (times === current.most) return;
        for (const next of ids) {
          if (nodes.includes(next)) continue;
          const between = said
            .filter(
              (statement) =>
                (current.forward.includes(statement.type) &&
                  statement.from === last &&
                  statement.to === next) ||
                (current.backward.includes(statement.type) &&
                  statement.to === last &&
                  statement.from === next),
            )
            .filter(
              ({ type, qualifiers }) =>
                type !== 'AFFECTS' || !current.effect || current.effect.includes(qualifiers.effect as string),
            );
          if (between.length > 0) walk([...nodes, next], [...hops, between], index, times + 1);
        }
      };
      for (const id of ids) if (from.includes(kindOf.get(id)!)) walk([id], [], 0, 0);
      // What lies between has to be of the kinds of the step that leads there; this is checked on the whole chain.
      const allowed = (chain: { nodes: string[]; hops: Map<string, StatementRecord>[] }) =>
        takes(via, chain.nodes, chain.hops, kindOf);
      const expected = [...chains.values()].flatMap((chain) => {
        const hops = allowed(chain);
        return hops ? found(chain.nodes, hops) : [];
      });
      const { links } = await ask(
        `query ($from: [Kind!]!, $to: [Kind!]!, $via: [LinkStep!]!, $validAt: Day, $knownAt: Day) {
          links(from: { kinds: $from }, to: { kinds: $to }, via: $via, validAt: $validAt, knownAt: $knownAt, first: 100) {
            pairCount chainCount statementCount pageInfo { hasNextPage }
            nodes { from { id } to { id } chains(first: 100) { ${CHAIN} } }
          }
        }`,
        { from, to, via, ...at },
      );
      const pairs = new Set(
        expected.map(({ nodes }) => [nodes.split(' ')[0], nodes.split(' ').at(-1)].join(' ')),
      );
      const statements = new Set(expected.flatMap((chain) => chain.statements.split(/ \| |,/)));
      expect([links.pairCount, links.chainCount, links.statementCount]).toEqual([
        pairs.size,
        expected.length,
        statements.size,
      ]);
      if (pairs.size <= 100) {
        const answered: Found[] = links.nodes.flatMap(({ chains: all }: { chains: AnsweredChain[] }) =>
          all.map(read),
        );
        expect([...answered].sort(byNodes)).toEqual([...expected].sort(byNodes));
      }
    };
    await fc.assert(fc.asyncProperty(question, run), { numRuns: RUNS[name], endOnFailure: true });
  });

  it('page links without gap or double while the data changes', async () => {
    const question = fc.record({
      graph: graphs({ entities: 12, statements: 40 }),
      removed: fc.array(fc.nat(), { maxLength: 4 }),
      size: fc.integer({ min: 1, max: 4 }),
    });
    const LINKS = `query ($first: Int!, $after: String) {
      links(from: { kinds: [Law, Agency] }, to: { kinds: [Company, Barrier] }, via: [{ most: 2 }], first: $first, after: $after) {
        pageInfo { hasNextPage endCursor } nodes { from { id } to { id } }
      }
    }`;
    type Ends = { from: { id: string }; to: { id: string } };
    const pairs = (nodes: readonly Ends[]) => nodes.map(({ from, to }) => `${from.id} ${to.id}`);
    const whole = async () => {
      const { links } = await ask(LINKS, { first: 100 });
      expect(links.pageInfo.hasNextPage).toBe(false);
      return pairs(links.nodes);
    };
    const run = async ({ graph, removed, size }: Drawn<typeof question>) => {
      const [kept, late] = [graph.statements.slice(0, -5), graph.statements.slice(-5)];
      await hold(engine, { ...graph, statements: kept });
      let stayed = await whole();
      const gone = [...removed];
      const seen: string[] = [];
      for (let after: string | null = null; ; ) {
        const { links }: { links: { nodes: Ends[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
          await ask(LINKS, { first: size, after });
        seen.push(...pairs(links.nodes));
        if (!links.pageInfo.hasNextPage) break;
        after = links.pageInfo.endCursor;
        const out = gone.pop();
        const statement = out === undefined ? undefined : kept[out % kept.length];
        const added = late.pop();
        await engine.write([
          ...(statement ? [removal(statement)] : []),
          ...(added ? writes([], [added]) : []),
        ]);
        const now = await whole();
        stayed = stayed.filter((pair) => now.includes(pair));
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(stayed.filter((pair) => !seen.includes(pair))).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(question, run), { numRuns: RUNS[name] / 2, endOnFailure: true });
  });
});

const removal = ({ type, from, id }: StatementRecord): Query => ({
  text: `MATCH (a:Entity {id: $from})-[r:${type}]->(b:Entity) WHERE r.id = $id DELETE r`,
  parameters: { from, id },
});

type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never;

interface PlainStep {
  readonly forward: readonly string[];
  readonly backward: readonly string[];
  readonly kinds?: readonly string[];
  readonly effect?: readonly string[];
  readonly least: number;
  readonly most: number;
}

/** The hops of a chain with the statements that some allowed way to take the steps follows, or nothing where none is. */
function takes(
  via: readonly PlainStep[],
  nodes: readonly string[],
  hops: readonly ReadonlyMap<string, StatementRecord>[],
  kindOf: ReadonlyMap<string, string>,
): StatementRecord[][] | undefined {
  const kept = hops.map(() => new Map<string, StatementRecord>());
  let possible = false;
  // One step for each hop, never going back.
  const assign = (steps: number[]): void => {
    const hop = steps.length;
    if (hop === hops.length) {
      const counts = via.map((_, index) => steps.filter((step) => step === index).length);
      if (!via.every(({ least, most }, index) => counts[index]! >= least && counts[index]! <= most)) return;
      possible = true;
      steps.forEach((step, at) => {
        for (const statement of followed(via[step]!, at)) kept[at]!.set(statement.id, statement);
      });
      return;
    }
    for (let step = steps.at(-1) ?? 0; step < via.length; step++) {
      const { kinds: allowed } = via[step]!;
      const isInside = hop + 1 < hops.length;
      if (isInside && allowed && !allowed.includes(kindOf.get(nodes[hop + 1]!)!)) continue;
      if (followed(via[step]!, hop).length > 0) assign([...steps, step]);
    }
  };
  const followed = ({ forward, backward, effect }: PlainStep, hop: number): StatementRecord[] =>
    [...hops[hop]!.values()].filter(({ from, type, qualifiers }) => {
      if (type === 'AFFECTS' && effect && !effect.includes(qualifiers.effect as string)) return false;
      return (from === nodes[hop] ? forward : backward).includes(type);
    });
  assign([]);
  return possible ? kept.map((said) => [...said.values()]) : undefined;
}
