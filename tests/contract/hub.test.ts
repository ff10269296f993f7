/** A node with 100,000 relations: every answer is a page, on both engines the same, within the time of a request. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdingOn } from '../../src/graph/days.js';
import type { Engine } from '../../src/graph/engines/engine.js';
import { compareText } from '../../src/graph/normalize.js';
import { encodeCursor } from '../../src/graph/plans/cursor.js';
import type { EntityRecord, StatementRecord } from '../../src/graph/records.js';
import { hubId, relationOf, writeHubs } from '../../tools/hub/graph.js';
import { weighed } from '../../tools/hub/weighed.js';
import { type Client, serve } from '../support/client.js';
import { engineNames, openEngine, wipe } from '../support/engines.js';

const RELATIONS = 100_000;
const HUB = hubId(RELATIONS);
/** More than a hundred rows with their records, less than a thousandth of what the hub has. */
const MOST_BYTES = 250_000;
const MOST_HEAP = 48 * 2 ** 20;
/** Of the whole process: the embedded engine sorts in it. */
const MOST_MEMORY = 128 * 2 ** 20;

interface Related {
  readonly statement: StatementRecord;
  readonly far: EntityRecord;
}

const asserted = (related: Related): boolean => !related.statement.negated;
const byName = (a: Related, b: Related): number =>
  compareText(a.far.sortKey, b.far.sortKey) ||
  compareText(a.far.id, b.far.id) ||
  compareText(a.statement.id, b.statement.id);

const all: readonly Related[] = Array.from({ length: RELATIONS }, (_, n) => relationOf(HUB, n));
const listed = all.filter(asserted).sort(byName);
const ids = (related: readonly Related[]): string[] => related.map(({ statement }) => statement.id);

/** The counts that are due, in the order of the answer. */
function counted(related: readonly Related[]): [string, string, string, number][] {
  const counts = new Map<string, number>();
  for (const { statement, far } of related) {
    const key = [statement.from === HUB ? '0 OUT' : '1 IN', statement.type, far.kind].join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, count]) => {
      const [, direction, type, kind] = key.split(' ') as [string, string, string, string];
      return [type, direction, kind, count];
    });
}

interface Served {
  readonly engine: Engine;
  readonly client: Client;
  /** The largest answer of the engine, as JSON. */
  bytes: number;
}

const engines = new Map<string, Served>();

async function open(name: Engine['name']): Promise<void> {
  const engine = await openEngine(name);
  await wipe(engine);
  await writeHubs(engine, [RELATIONS], 'relationships');
  const opened = { engine, bytes: 0, client: undefined as unknown as Client };
  opened.client = await serve(
    weighed(engine, (bytes) => {
      opened.bytes = Math.max(opened.bytes, bytes);
    }),
  );
  engines.set(name, opened);
}

beforeAll(() => Promise.all(engineNames.map(open)));

afterAll(async () => {
  for (const { client, engine } of engines.values()) {
    await client.stop();
    if (engine.name === 'neo4j') await wipe(engine);
    await engine.close();
  }
});

/** Asks every engine; their answers are the same, and no engine hands over more than a page. */
async function ask(query: string, variables?: object) {
  const answers = [];
  for (const served of engines.values()) {
    served.bytes = 0;
    answers.push(await served.client.text(query, variables));
    expect(served.bytes).toBeLessThan(MOST_BYTES);
  }
  for (const other of answers) expect(JSON.parse(other)).toEqual(JSON.parse(answers[0]!));
  const { data, errors } = JSON.parse(answers[0]!);
  expect(errors).toBeUndefined();
  return data.entity;
}

const PAGE = `query ($id: ID!, $first: Int! = 100, $after: String, $sort: Sort) {
  entity(id: $id) {
    relations(first: $first, after: $after, sort: $sort) {
      totalCount
      edges { cursor statement { id since { edtf } sourceCount } node { id label } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

interface Page {
  readonly totalCount: number;
  readonly edges: readonly { readonly cursor: string; readonly statement: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

const shown = ({ edges }: Page): string[] => edges.map(({ statement }) => statement.id);

const page = async (variables: object): Promise<Page> =>
  (await ask(PAGE, { id: HUB, ...variables })).relations;

/** The cursor of a row that is far from the first page: what that page's cursors are made of, at another place. */
async function cursorAt({ far, statement }: Related): Promise<string> {
  const [edge] = (await page({ first: 1 })).edges;
  const [list] = JSON.parse(Buffer.from(edge!.cursor, 'base64url').toString('utf8')) as [string];
  return encodeCursor(list, [far.sortKey, far.id, statement.id]);
}

const COUNTS = `query ($id: ID!, $validAt: Day, $certainOnly: Boolean! = false, $knownAt: Day, $countries: [ID!]) {
  entity(id: $id) {
    relationCounts(validAt: $validAt, certainOnly: $certainOnly, knownAt: $knownAt, countries: $countries) {
      type direction kind count
      neighbours(first: 2) { totalCount nodes { id } }
    }
  }
}`;

interface Count {
  readonly type: string;
  readonly direction: string;
  readonly kind: string;
  readonly count: number;
  readonly neighbours: { readonly totalCount: number; readonly nodes: readonly { readonly id: string }[] };
}

async function counts(conditions: object): Promise<readonly Count[]> {
  return (await ask(COUNTS, { id: HUB, ...conditions })).relationCounts;
}

describe('a node with 100,000 relations', () => {
  it('is counted first, with the first neighbours of each relation', async () => {
    const found = await counts({});
    expect(found.map(({ type, direction, kind, count }) => [type, direction, kind, count])).toEqual(
      counted(listed),
    );
    for (const { type, kind, count, neighbours } of found) {
      const first = listed.filter(({ statement, far }) => statement.type === type && far.kind === kind);
      expect(neighbours).toEqual({
        totalCount: count,
        nodes: first.slice(0, 2).map(({ far }) => ({ id: far.id })),
      });
    }
  });

  it.each([
    { validAt: '2015-03-01' },
    { validAt: '2015-03-01', certainOnly: true },
    { validAt: '2015-03-01', knownAt: '2012-12-31', countries: ['c-kr', 'c-jp'] },
  ])('is counted under conditions: %o', async (given) => {
    const { validAt, certainOnly, knownAt = '9999-12-31', countries } = given;
    const due = listed.filter(({ statement, far }) => {
      const holds = holdingOn(statement, validAt);
      return (
        (certainOnly ? holds === 'HOLDS' : holds !== 'DOES_NOT_HOLD') &&
        statement.knownFrom <= knownAt &&
        (!countries || countries.includes(far.attributes.country!))
      );
    });
    const found = await counts(given);
    expect(found.map(({ type, direction, kind, count }) => [type, direction, kind, count])).toEqual(
      counted(due),
    );
  });

  it('is paged from the first row on, without a gap or a repetition', async () => {
    const seen: string[] = [];
    for (let after: string | undefined; seen.length < 500; ) {
      const { totalCount, edges, pageInfo } = await page({ after });
      expect([totalCount, edges.length, pageInfo.hasNextPage]).toEqual([listed.length, 100, true]);
      seen.push(...edges.map(({ statement }) => statement.id));
      after = pageInfo.endCursor;
    }
    expect(seen).toEqual(ids(listed.slice(0, 500)));
  });

  it('is paged 50,000 rows deep, and at its end', async () => {
    const deep = await page({ after: await cursorAt(listed[49_999]!) });
    expect(shown(deep)).toEqual(ids(listed.slice(50_000, 50_100)));
    const next = await page({ after: deep.pageInfo.endCursor });
    expect(shown(next)).toEqual(ids(listed.slice(50_100, 50_200)));
    const last = await page({ after: await cursorAt(listed.at(-8)!) });
    expect(shown(last)).toEqual(ids(listed.slice(-7)));
    expect(last.pageInfo.hasNextPage).toBe(false);
  });

  it('is paged backwards in time, where many rows have one date', async () => {
    const sort = { by: 'DATE', descending: true };
    const byDate = [...listed].sort(
      (a, b) => compareText(b.statement.since.earliest, a.statement.since.earliest) || byName(b, a),
    );
    const first = await page({ sort });
    const second = await page({ sort, after: first.pageInfo.endCursor });
    expect([...shown(first), ...shown(second)]).toEqual(ids(byDate.slice(0, 200)));
  });

  it('is filtered', async () => {
    const query = `query ($id: ID!) {
      entity(id: $id) {
        ... on Barrier {
          affects(
            kinds: [Company], countries: ["c-kr"], effect: [SHELTERS], certainty: [STATED], includeNegated: true
            validAt: "2015-03-01", first: 100
          ) { totalCount edges { holds statement { id } } }
        }
      }
    }`;
    const due = all
      .filter(
        ({ statement, far }) =>
          far.kind === 'Company' &&
          far.attributes.country === 'c-kr' &&
          statement.qualifiers.effect === 'SHELTERS' &&
          statement.certainty === 'STATED' &&
          holdingOn(statement, '2015-03-01') !== 'DOES_NOT_HOLD',
      )
      .sort(byName);
    expect(due.length).toBeGreaterThan(100);
    expect((await ask(query, { id: HUB })).affects).toEqual({
      totalCount: due.length,
      edges: due.slice(0, 100).map(({ statement }) => ({
        holds: holdingOn(statement, '2015-03-01'),
        statement: { id: statement.id },
      })),
    });
  });

  it('takes no more memory of this process than its pages', async () => {
    await page({});
    setFlagsFromString('--expose_gc');
    const collect = runInNewContext('gc') as () => void;
    collect();
    const before = process.memoryUsage();
    for (let round = 0; round < 5; round++) {
      await page({ first: 25 });
      const { heapUsed, external, rss } = process.memoryUsage();
      expect(heapUsed + external - before.heapUsed - before.external).toBeLessThan(MOST_HEAP);
      expect(rss - before.rss).toBeLessThan(MOST_MEMORY);
    }
  });
});
