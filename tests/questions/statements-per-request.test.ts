/** How often a request asks the engine: once for a tree of relations, and never a number that grows with the rows. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../../src/graph/engines/queries.js';
import { type Client, serve } from '../support/client.js';
import { counting, openSeeded } from '../support/engines.js';
import { question, questions } from './library.js';

type Counting = ReturnType<typeof counting>;

let engine: Counting;
let planned: Client;
let loaded: Client;

beforeAll(async () => {
  engine = counting(await openSeeded('grafeo'));
  planned = await serve(engine);
  loaded = await serve(engine, {}, { lookAhead: false });
});

afterAll(async () => {
  await planned?.stop();
  await loaded?.stop();
  await engine?.close();
});

/** The data's version and the memberships of countries are read for all requests, until the data changes. */
const isOfTheRequest = (statement: string): boolean =>
  !statement.includes('(d:Dataset)') && statement !== query('memberships').text;

/** What a client asked the engine, what is read for all requests apart. */
async function asked(
  client: Client,
  query: string,
  variables?: object,
): Promise<{ count: number; text: string }> {
  engine.asked.length = 0;
  const text = await client.text(query, variables);
  expect(JSON.parse(text).errors).toBeUndefined();
  return { count: engine.asked.filter(isOfTheRequest).length, text };
}

const TREE = `query ($ids: [ID!], $first: Int = 10) {
  companies(first: $first, filter: { ids: $ids }) {
    totalCount
    nodes {
      label
      country { label }
      evidence { summary source { label } assertedBy { label } }
      relationCounts { type direction kind count }
      affectedBy(first: 10, effect: [HITS]) {
        totalCount
        edges {
          statement {
            id
            ground
            evidence { locator source { label publishedOn } assertedBy { label } }
            conflicts { id note with { id } }
          }
          node {
            label
            ... on Barrier {
              legalBasis(first: 5) {
                knowledge { status }
                nodes { label ... on Law { administeredBy(first: 5, validAt: "2026-01-01") { edges { holds node { label } } } } }
              }
              listedIn(sort: { by: DATE, descending: true }) { nodes { label } }
            }
          }
        }
      }
    }
  }
}`;

describe('an operation that is one tree of relations', () => {
  it('is one statement, with evidence, sources, speakers, countries and conflicts', async () => {
    expect((await asked(planned, TREE, { ids: ['co-google'] })).count).toBe(1);
  });

  it('is one statement however many rows it has', async () => {
    const { text, count } = await asked(planned, TREE, { first: 20 });
    expect(JSON.parse(text).data.companies.nodes.length).toBe(20);
    expect(count).toBe(1);
  });

  it('has the same answer where every field is fetched by a loader, in a few statements', async () => {
    const one = await asked(planned, TREE, { first: 20 });
    const many = await asked(loaded, TREE, { first: 20 });
    expect(many.text).toBe(one.text);
    expect(many.count).toBeGreaterThan(1);
    expect(many.count).toBeLessThan(25);
  });
});

describe('the neighbourhoods of many entities', () => {
  const AROUND = `query ($first: Int!) {
    companies(first: $first) {
      nodes {
        relationCounts(validAt: "2025-06-01") {
          type direction word kind count
          neighbours(first: 3, sort: { by: DATE }) {
            totalCount
            edges { holds cursor node { label country { label } } statement { id evidence { locator source { label } } } }
          }
        }
      }
    }
  }`;

  it('are one statement for the counts, and one for the pages of each relation, direction and kind', async () => {
    for (const first of [5, 50]) {
      const { text, count } = await asked(planned, AROUND, { first });
      const { nodes } = JSON.parse(text).data.companies;
      expect(nodes.length).toBe(first);
      type Around = { relationCounts: { type: string; direction: string; kind: string }[] };
      const groups = nodes.flatMap(({ relationCounts }: Around) =>
        relationCounts.map(({ type, direction, kind }) => `${type} ${direction} ${kind}`),
      );
      expect(count).toBe(1 + new Set(groups).size);
    }
  });

  it('are the same where every field is fetched by a loader', async () => {
    const one = await asked(planned, AROUND, { first: 20 });
    const many = await asked(loaded, AROUND, { first: 20 });
    expect(many.text).toBe(one.text);
    expect(many.count).toBeLessThan(one.count * 3);
  });

  it('are counted under each of several conditions, with what is not asked for left out', async () => {
    const query = `{
      company(id: "co-aws") {
        all: relationCounts { type direction kind count }
        then: relationCounts(knownAt: "2025-04-30") { type direction kind count }
        none: relationCounts(type: []) { count }
        given: relationCounts(type: null, validAt: null, kinds: null) { type direction kind count }
      }
    }`;
    const one = await asked(planned, query);
    const { company } = JSON.parse(one.text).data;
    expect(one.count).toBe(1);
    expect(company.given).toEqual(company.all);
    expect(company.none).toEqual([]);
    expect(company.then).not.toEqual(company.all);
    expect((await asked(loaded, query)).text).toBe(one.text);
  });
});

describe('an argument that is null', () => {
  it('is one that is not given, planned and loaded', async () => {
    const query = (given: string) => `{
      company(id: "co-aws") { affectedBy(first: 5${given}) { edges { statement { evidence { locator } conflicts { id } } } } }
      source(id: "seed001") { statements(first: 2${given.replace(', validAt: null', '')}) { nodes { id } } }
      lawsAffectingFirms(firms: { ids: ["co-aws"] }, first: 1${given}) { nodes { chains { hops { statements { evidence { locator } } } } } }
    }`;
    const plain = await asked(planned, query(''));
    expect((await asked(planned, query(', validAt: null, knownAt: null'))).text).toBe(plain.text);
    expect((await asked(loaded, query(', validAt: null, knownAt: null'))).text).toBe(plain.text);
  });
});

describe('a field that every row has', () => {
  it('is fetched for all rows at once', async () => {
    const query =
      'query ($first: Int!) { sources(first: $first) { nodes { statements(first: 1) { nodes { id sentence } } } } }';
    const few = await asked(planned, query, { first: 5 });
    const many = await asked(planned, query, { first: 100 });
    expect(many.count).toBe(few.count);
  });
});

describe('what is read of a whole list', () => {
  it.each([
    [
      'lives',
      'life { periods { status statement { id } broughtBy { step { by { id label } } } } steps { action } }',
    ],
    [
      'who is in charge, on two days',
      'before: responsible(at: "2025-09-01") { bodies { agency { label } } } after: responsible(at: "2025-11-01") { bodies { agency { label } } }',
    ],
  ])('is read in one statement: %s', async (_what, fields) => {
    const { count } = await asked(planned, `{ barriers(first: 50) { nodes { id ${fields} } } }`);
    // The list, and what the field reads.
    expect(count).toBe(2);
  });
});

describe('the flagship', () => {
  const flagship = question('LawsAffectingUsFirms').query;

  it('asks a number of times that does not grow with its rows', async () => {
    const ask = (first: number) =>
      planned.text(flagship, { first }).then((text) => {
        expect(JSON.parse(text).errors).toBeUndefined();
        return engine.asked.filter(isOfTheRequest).length;
      });
    engine.asked.length = 0;
    const few = await ask(2);
    engine.asked.length = 0;
    expect(await ask(25)).toBe(few);
    // Two sets, their weights, a statement for each level, and what is shown of the ends and hops.
    expect(few).toBeLessThanOrEqual(15);
  });
});

describe('every example', () => {
  it.each(questions)('$name has the same answer planned and loaded', async ({ query }) => {
    const answer = await planned.text(query);
    expect(JSON.parse(answer)).not.toHaveProperty('errors');
    expect(await loaded.text(query)).toBe(answer);
  });
});
