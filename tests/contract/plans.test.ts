/** A plan is one statement of the common subset, and brings the same back on both engines. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/graph/engines/engine.js';
import { Graph } from '../../src/graph/graph.js';
import { compile } from '../../src/graph/plans/compile.js';
import {
  bareNode,
  type CountsPlan,
  type NodePlan,
  type Plan,
  type RelationPlan,
} from '../../src/graph/plans/plan.js';
import type { EntityRow } from '../../src/graph/plans/rows.js';
import { relationNames } from '../../src/ontology/relations.js';
import { checkCypher, checkWithNeo4j } from '../../tools/cypher-rules/index.js';
import { engineNames, openSeeded } from '../support/engines.js';

const byName = { by: 'NAME', descending: false } as const;

const follow = (
  types: readonly string[],
  direction: RelationPlan['direction'],
  more: Partial<RelationPlan> = {},
): RelationPlan => ({
  key: [types, direction].join(),
  types,
  direction,
  filter: {},
  order: byName,
  first: 5,
  rows: true,
  total: false,
  evidence: false,
  conflicts: false,
  node: bareNode,
  ...more,
});

const counted = (
  types: readonly string[],
  direction: CountsPlan['direction'],
  filter: CountsPlan['filter'] = {},
): CountsPlan => ({ key: JSON.stringify([types, direction, filter]), types, direction, filter });

const around = (...relations: RelationPlan[]): NodePlan => ({ ...bareNode, relations });

/** One plan for each thing that a plan can say. */
const plans: Record<string, Plan> = {
  'entities by id': { start: { by: 'ids', ids: ['kr-kisa', 'nobody', 'co-aws'] }, node: bareNode },
  'one kind by id': { start: { by: 'ids', ids: ['kr-kisa', 'law-kr-cloud'], kind: 'Law' }, node: bareNode },
  'a firm, its barriers, their laws and agencies': {
    start: { by: 'ids', ids: ['co-aws'], kind: 'Company' },
    node: around(
      follow(['AFFECTS'], 'IN', {
        evidence: true,
        node: around(follow(['UNDERPINS'], 'IN', { node: around(follow(['ADMINISTERS'], 'IN')) })),
      }),
    ),
  },
  'everything about a node': {
    start: { by: 'ids', ids: ['b-kr-csap', 'prog-offset'] },
    node: {
      evidence: true,
      counts: [counted(relationNames, 'BOTH')],
      references: ['country'],
      relations: [
        follow(relationNames, 'BOTH', { total: true, evidence: true, conflicts: true, first: 100 }),
      ],
    },
  },
  'statements that hold at a date and were known': {
    start: { by: 'ids', ids: ['law-kr-electric', 'prog-csap', 'kr-motie'] },
    node: around(
      follow(['ADMINISTERS'], 'BOTH', {
        evidence: true,
        total: true,
        filter: { validAt: '2025-06-01', knownAt: '2025-12-31' },
      }),
    ),
  },
  'statements that certainly hold, negated ones too': {
    start: { by: 'ids', ids: ['rep-nte-2024', 'ev-deal-july'] },
    node: around(
      follow(['LISTS', 'ADDRESSES'], 'OUT', {
        total: true,
        filter: { validAt: '2026-01-01', certainOnly: true, includeNegated: true },
        first: 50,
      }),
    ),
  },
  'numbers of statements under conditions': {
    start: { by: 'ids', ids: ['b-kr-csap', 'kr-msit', 'rep-nte-2025'] },
    node: {
      ...bareNode,
      counts: [
        counted(relationNames, 'BOTH', { validAt: '2025-06-01', knownAt: '2025-12-31' }),
        counted(['AFFECTS', 'ADMINISTERS'], 'OUT', {
          kinds: ['Company', 'Law'],
          countries: ['c-us', 'c-kr'],
        }),
        counted(['LISTS'], 'IN', { includeNegated: true, modalities: ['FACT'], certainties: ['STATED'] }),
      ],
    },
  },
  'statements by what is at the other end and by their qualifiers': {
    start: { by: 'ids', ids: ['b-kr-netfee', 'ev-22-talks', 'rep-nte-2025'] },
    node: around(
      follow(['AFFECTS'], 'OUT', {
        filter: {
          kinds: ['Company'],
          countries: ['c-kr'],
          qualifiers: { effect: ['SHELTERS'] },
          modalities: ['FACT', 'CLAIM'],
        },
      }),
      follow(['TOOK_PART_IN'], 'IN', {
        filter: { qualifiers: { role: ['EXPECTED'] }, certainties: ['STATED'] },
      }),
      follow(['LISTS'], 'OUT', {
        filter: { qualifiers: { firstListing: true }, ids: ['b-kr-offset', 'b-kr-map'] },
      }),
    ),
  },
  'statements by date, the last first, from a cursor on': {
    start: { by: 'ids', ids: ['b-kr-csap'] },
    node: around(
      follow(relationNames, 'BOTH', {
        order: { by: 'DATE', descending: true },
        after: ['2025-03-31', 'm', 'm', 'm'],
        first: 10,
      }),
    ),
  },
  'a list with all its filters': {
    start: {
      by: 'list',
      kind: 'Barrier',
      filter: { countries: ['c-kr'], issues: ['iss-public-cloud', 'iss-beef'], text: '클라우드' },
      order: byName,
      first: 10,
      total: true,
    },
    node: { ...bareNode, evidence: true },
  },
  'a list by date': {
    start: {
      by: 'list',
      kind: 'Event',
      filter: { from: '2025-01-01', until: '2025-12-31' },
      order: { by: 'DATE', descending: true },
      first: 7,
      after: ['2025-11-14', 'z', 'z'],
      total: true,
    },
    node: around(follow(['TOOK_PART_IN'], 'IN', { first: 3, total: true })),
  },
  'a list by sector': {
    start: {
      by: 'list',
      kind: 'Company',
      filter: { sectors: ['sec-cloud'], countries: ['c-us', 'c-kr'] },
      order: { by: 'NAME', descending: true },
      first: 100,
      total: false,
    },
    node: bareNode,
  },
  nothing: {
    start: { by: 'list', kind: 'Law', filter: { ids: [] }, order: byName, first: 5, total: true },
    node: bareNode,
  },
};

/** Maps do not show in a difference; entries do. */
const plain = (row: EntityRow): unknown => ({
  ...row,
  counts: row.counts && [...row.counts],
  references: row.references && [...row.references].map(([name, other]) => [name, other && plain(other)]),
  relations:
    row.relations &&
    [...row.relations].map(([key, page]) => [
      key,
      { ...page, rows: page.rows.map((found) => ({ ...found, node: plain(found.node) })) },
    ]),
});

describe.each(Object.entries(plans))('the plan for %s', (_name, plan) => {
  it('is one statement that keeps the rules', async () => {
    const { query } = compile(plan);
    expect(query.text).toMatchSnapshot();
    expect(checkCypher(query.text)).toEqual([]);
    expect(await checkWithNeo4j(query.text)).toEqual([]);
  });
});

describe('plans', () => {
  const engines = new Map<string, Engine>();

  beforeAll(async () => {
    for (const name of engineNames) engines.set(name, await openSeeded(name));
  });

  afterAll(async () => {
    for (const engine of engines.values()) await engine.close();
  });

  it.each(Object.entries(plans))('bring the same back on every engine: %s', async (name, plan) => {
    const answers = await Promise.all(
      [...engines.values()].map(async (engine) => {
        const page = await new Graph(engine).follow(plan);
        return { ...page, rows: page.rows.map(plain) };
      }),
    );
    const [first, ...others] = answers;
    if (name !== 'nothing') expect(first!.rows.length).toBeGreaterThan(0);
    for (const other of others) expect(other).toEqual(first);
  });

  it.each([...engineNames])('page through a list without a gap or a repetition on %s', async (name) => {
    const graph = new Graph(engines.get(name)!);
    for (const order of [byName, { by: 'DATE', descending: true } as const]) {
      const seen: string[] = [];
      for (let after: readonly string[] | undefined; ; ) {
        const start = {
          by: 'list',
          kind: 'Event',
          filter: {},
          order,
          first: 9,
          after,
          total: false,
        } as const;
        const { rows, hasMore } = await graph.follow({ start, node: bareNode });
        seen.push(...rows.map(({ entity }) => entity.id));
        if (!hasMore) break;
        const { date, sortKey, id } = rows.at(-1)!.entity;
        after = order.by === 'DATE' ? [date, sortKey, id] : [sortKey, id];
      }
      const all = await graph.follow({
        start: { by: 'list', kind: 'Event', filter: {}, order, first: 1000, total: true },
        node: bareNode,
      });
      expect(seen).toEqual(all.rows.map(({ entity }) => entity.id));
      expect(new Set(seen).size).toBe(all.total);
    }
  });

  it.each([...engineNames])('find each statement on its relationship as at its node on %s', async (name) => {
    const engine = engines.get(name)!;
    const compared =
      '[x.id, x.negated, x.modality, x.certainty, x.sinceEarliest, x.sinceLatest, x.untilEarliest, x.untilLatest, x.knownFrom, x.record]';
    const related = await engine.read({
      text: `MATCH (a:Entity)-[x:${relationNames.join('|')}]->(b:Entity) RETURN a.id AS from, b.id AS to, ${compared} AS values ORDER BY x.id`,
      parameters: {},
    });
    const nodes = await engine.read({
      text: `MATCH (x:Statement) WHERE x.ofValue = false
CALL (x) { MATCH (x)-[:SUBJECT]->(a:Entity) RETURN collect(a.id) AS froms }
CALL (x) { MATCH (x)-[:OBJECT]->(b:Entity) RETURN collect(b.id) AS tos }
RETURN head(froms) AS from, head(tos) AS to, ${compared} AS values ORDER BY x.id`,
      parameters: {},
    });
    expect(nodes.length).toBeGreaterThan(1000);
    expect(related).toEqual(nodes);
  });

  it('name no kind, relation or qualifier that the ontology does not have', () => {
    const start = { by: 'ids', ids: [] } as const;
    expect(() => compile({ start: { ...start, kind: 'Law) DETACH DELETE (n' }, node: bareNode })).toThrow(
      /No kind/,
    );
    expect(() => compile({ start, node: around(follow(['X]->() //'], 'OUT')) })).toThrow(/No relation/);
    const filter = { qualifiers: { 'effect = 1 OR r.x': ['HITS'] } };
    expect(() => compile({ start, node: around(follow(['AFFECTS'], 'OUT', { filter })) })).toThrow(
      /No qualifier/,
    );
  });
});
