/** Pages by cursor while the data changes: what stayed all the time is seen once, whatever came or went meanwhile. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/graph/engines/engine.js';
import { query } from '../../src/graph/engines/queries.js';
import type { EntityRecord, StatementRecord } from '../../src/graph/records.js';
import { entity, writingEntities, writingStatements } from '../../tools/hub/graph.js';
import { type Client, serve } from '../support/client.js';
import { engineNames, openEngine, wipe } from '../support/engines.js';

/** A relation of the node that is paged: few names and dates, so that many rows tie. */
interface Drawn {
  readonly number: number;
  readonly far: number;
  readonly year: number;
}

const FAR = ['Beta', 'alpha', 'Beta', '가', 'alpha', 'zulu'];
const farEnd = (far: number): EntityRecord => entity(`co-far-${far}`, 'Company', FAR[far]!);

const statement = (hub: string, { number, far, year }: Drawn): StatementRecord => ({
  id: `${hub}.affects.co-far-${far}.${number}`,
  type: 'AFFECTS',
  from: hub,
  to: `co-far-${far}`,
  negated: false,
  since: { earliest: `${year}-01-01`, latest: `${year}-12-31` },
  until: { earliest: '9999-12-31', latest: '9999-12-31' },
  untilKnownFrom: '0001-01-01',
  knownFrom: '2020-01-01',
  modality: 'FACT',
  certainty: 'STATED',
  sources: 1,
  qualifiers: { effect: 'HITS' },
});

const drawn = fc.record({ far: fc.nat(FAR.length - 1), year: fc.integer({ min: 2020, max: 2022 }) });

/** What is done before a page is read: some rows come, others (by their place in the list) go. */
const change = fc.record({
  come: fc.array(drawn, { maxLength: 3 }),
  go: fc.array(fc.nat(40), { maxLength: 3 }),
});

const scenario = fc.record({
  before: fc.array(drawn, { minLength: 4, maxLength: 14 }),
  changes: fc.array(change, { minLength: 1, maxLength: 6 }),
  first: fc.integer({ min: 1, max: 4 }),
  sort: fc.record({ by: fc.constantFrom('NAME', 'DATE'), descending: fc.boolean() }),
});

const PAGE = `query ($id: ID!, $first: Int!, $after: String, $sort: Sort!) {
  entity(id: $id) {
    relationCounts(type: [AFFECTS], direction: OUT, kinds: [Company]) {
      neighbours(first: $first, after: $after, sort: $sort) {
        nodes { id }
        edges { statement { id } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

describe.each(engineNames)('pages of changing data on %s', (name) => {
  let engine: Engine;
  let client: Client;
  let runs = 0;

  beforeAll(async () => {
    engine = await openEngine(name);
    await wipe(engine);
    await engine.write([
      writingEntities(
        'Company',
        FAR.map((_, far) => farEnd(far)),
      ),
    ]);
    client = await serve(engine);
  });

  afterAll(async () => {
    await client.stop();
    await wipe(engine);
    await engine.close();
  });

  const add = (hub: string, rows: readonly Drawn[]) =>
    rows.length === 0
      ? Promise.resolve()
      : engine.write(
          writingStatements(
            rows.map((row) => statement(hub, row)),
            'relationships',
          ),
        );

  const remove = (hub: string, rows: readonly Drawn[]) =>
    rows.length === 0
      ? Promise.resolve()
      : engine.write([
          query(
            'load-remove-relations',
            { rows: rows.map((row) => ({ from: hub, id: statement(hub, row).id })) },
            { types: ['AFFECTS'] },
          ),
        ]);

  it('has no gap and no repetition among the rows that stayed', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ before, changes, first, sort }) => {
        const hub = `b-changing-${++runs}`;
        await engine.write([writingEntities('Barrier', [entity(hub, 'Barrier', hub)])]);
        let next = 0;
        const numbered = (rows: readonly Omit<Drawn, 'number'>[]): Drawn[] =>
          rows.map((row) => ({ ...row, number: next++ }));
        let present = numbered(before);
        const stayed = new Set(present);
        await add(hub, present);

        const seen: string[] = [];
        for (let page = 0, after: string | undefined; ; page++) {
          const { data, errors } = await client.ask(PAGE, { id: hub, first, after, sort });
          expect(errors).toBeUndefined();
          // Where everything has gone, there is nothing to count and no page.
          const [counted] = data.entity.relationCounts;
          if (!counted) break;
          const { edges, pageInfo } = counted.neighbours;
          seen.push(...edges.map(({ statement: { id } }: { statement: { id: string } }) => id));
          if (!pageInfo.hasNextPage) break;
          after = pageInfo.endCursor;
          const { come = [], go = [] } = changes[page] ?? {};
          const gone = present.filter((_, place) => go.includes(place));
          for (const row of gone) stayed.delete(row);
          const came = numbered(come);
          await remove(hub, gone);
          await add(hub, came);
          present = [...present.filter((row) => !gone.includes(row)), ...came];
        }

        expect(new Set(seen).size).toBe(seen.length);
        const ids = [...stayed].map((row) => statement(hub, row).id);
        expect(seen).toEqual(expect.arrayContaining(ids));
        const placed = seen.filter((id) => ids.includes(id));
        const byId = new Map([...stayed].map((row) => [statement(hub, row).id, row]));
        const places = placed.map((id) => placeOf(hub, byId.get(id)!, sort.by));
        expect(places).toEqual([...places].sort((a, b) => (a < b ? -1 : 1) * (sort.descending ? -1 : 1)));
      }),
      { numRuns: 40 },
    );
  });
});

/** Text that sorts as the rows do. */
const placeOf = (hub: string, row: Drawn, by: string): string =>
  [
    ...(by === 'DATE' ? [`${row.year}`] : []),
    farEnd(row.far).sortKey,
    `co-far-${row.far}`,
    statement(hub, row).id,
  ].join('\u0000');
