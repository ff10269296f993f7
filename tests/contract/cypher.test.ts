/** Every file of cypher/ keeps the common subset, and gives the same rows on both engines. */
import { readFileSync } from 'node:fs';
import neo4j, { type Driver, type Plan } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockParameters } from '../../src/graph/clocks.js';
import type { Engine, Parameters, Query, Row } from '../../src/graph/engines/engine.js';
import { type QueryName, query, queryNames } from '../../src/graph/engines/queries.js';
import { checkCypher, checkWithNeo4j } from '../../tools/cypher-rules/index.js';
import { neo4jServer, openEngine, openSeeded, wipe } from '../support/engines.js';

const ALWAYS = '9999-12-31';
const origin = 'test';
const whole = clockParameters({});

/** Parameters with which each file has something to say about the seeds. */
const reads: Partial<Record<QueryName, Parameters>> = {
  'dataset-version': {},
  'entity-counts': {},
  'relation-counts': {},
  names: { after: 'a', limit: 1000 },
  redirects: { ids: ['kr-kcc-former', 'nobody'] },
  statements: {
    ids: ['b-kr-csap.affects.co-aws', 'rep-nte-2025.lists.b-kr-offset', 'nobody'],
    knownAt: ALWAYS,
  },
  'statements-of-sources': { ids: ['seed001', 'seed004'], after: '', certain: false, ...whole, limit: 50 },
  'report-series': {
    ids: ['rep-nte-2023', 'rep-nte-2024', 'rep-nte-2025'],
    barriers: [],
    countries: ['c-kr', 'c-eu', 'c-jp'],
    issues: [],
    knownAt: ALWAYS,
    limit: 1000,
  },
  'report-series-names': {},
  responsible: { ids: ['law-kr-electric', 'b-kr-power', 'b-kr-csap', 'nobody'], limit: 5 },
  'load-existing-entities': { origin: 'seeds', after: 'kr', limit: 100 },
  'load-existing-statements': { origin: 'seeds', after: 'kr', limit: 100 },
  'load-foreign-entities': { ids: ['kr-kisa', 'nobody'], origin: 'somebody' },
  'value-statements': { ids: ['prog-offset', 'law-kr-itpa', 'law-eu-dma'], knownAt: ALWAYS },
  neighbours: { ids: ['prog-csap', 'b-kr-csap', 'nobody'], ...whole, most: 500 },
  degrees: { ids: ['prog-csap', 'c-kr', 'nobody'], ...whole },
  memberships: { after: '', limit: 1000 },
  life: { ids: ['b-kr-map', 'b-ca-dst', 'law-ca-dst', 'agr-korus', 'nobody'], limit: 5 },
};

const entity = (id: string, kind: string) => ({
  id,
  properties: { id, kind, origin, sortKey: id, record: JSON.stringify({ id, kind }) },
});

/** The writes of a load in their order, each on rows of its own. */
const writes: [QueryName, Parameters, { types?: string[]; kind?: string; kinds?: string[] }?][] = [
  ['load-entities', { rows: [entity('t-agency', 'Agency')] }, { kind: 'Agency', kinds: ['Agency', 'Law'] }],
  ['load-entities', { rows: [entity('t-law', 'Law')] }, { kind: 'Law', kinds: ['Agency', 'Law'] }],
  [
    'load-entities',
    { rows: [entity('t-source', 'Source')] },
    { kind: 'Source', kinds: ['Agency', 'Source'] },
  ],
  ['load-entities', { rows: [entity('t-gone', 'Law')] }, { kind: 'Law', kinds: ['Agency', 'Law'] }],
  [
    'load-relations',
    { rows: [{ from: 't-agency', to: 't-law', properties: { id: 't-s1', origin, negated: false } }] },
    { types: ['ADMINISTERS'] },
  ],
  [
    'load-statements',
    { rows: ['t-s1', 't-s2'].map((id) => ({ from: 't-agency', properties: { id, origin } })) },
  ],
  ['load-objects', { rows: [{ id: 't-s1', to: 't-law' }] }],
  [
    'load-statement-evidence',
    { rows: [{ of: 't-s1', source: 't-source', properties: { id: 't-s1#1', origin, locator: null } }] },
  ],
  [
    'load-entity-evidence',
    { rows: [{ of: 't-law', source: 't-source', properties: { id: 't-law#1', origin } }] },
  ],
  ['load-conflicts', { rows: [{ from: 't-s1', to: 't-s2', properties: { id: 'TX', origin } }] }],
  ['load-redirects', { rows: [{ to: 't-law', properties: { id: 't-old', origin } }] }],
  ['load-dataset-version', { version: 'test' }],
  ['load-remove-conflicts', { origin }],
  ['load-remove-redirects', { origin }],
  ['load-remove-relations', { rows: [{ from: 't-agency', id: 't-s1' }] }, { types: ['ADMINISTERS'] }],
  ['load-remove-statements', { ids: ['t-s1', 't-s2'] }],
  ['load-remove-entity-evidence', { ids: ['t-law', 't-gone'], origin }],
  ['load-remove-entities', { ids: ['t-law', 't-source', 't-gone'] }, { types: ['ADMINISTERS', 'CITES'] }],
];

const SNAPSHOT: Query = {
  text: `MATCH (e:Entity) WHERE e.origin = $origin
CALL (e) {
  MATCH (e)-[r:ADMINISTERS|CITES]-(o:Entity)
  WITH type(r) AS type, o.id AS other ORDER BY type, other
  RETURN collect([type, other]) AS ties
}
CALL (e) {
  MATCH (e)<-[t:SUBJECT|OBJECT]-(s:Statement)
  WITH type(t) AS type, s.id AS id, COUNT { (s)-[:CITES]->(:Source) } AS cited, COUNT { (s)-[:CONFLICTS_WITH]-(:Statement) } AS conflicts
  ORDER BY type, id
  RETURN collect([type, id, cited, conflicts]) AS statements
}
CALL (e) {
  MATCH (e)<-[:LEADS_TO]-(x:Redirect)
  WITH x ORDER BY x.id
  RETURN collect(x.id) AS formerIds
}
RETURN e.id AS id, e:Law AS isLaw, ties, statements, formerIds ORDER BY id`,
  parameters: { origin },
};

const file = (name: QueryName) => readFileSync(`cypher/${name}.cypher`, 'utf8');

describe('the files of cypher/', () => {
  it('are all run by this suite', () => {
    const run = new Set([...Object.keys(reads), ...writes.map(([name]) => name)]);
    expect(queryNames.filter((name) => !run.has(name))).toEqual([]);
  });

  it.each(queryNames)('%s keeps the rules of the common subset', async (name) => {
    expect(checkCypher(file(name))).toEqual([]);
    expect(await checkWithNeo4j(file(name))).toEqual([]);
  });

  it.each(queryNames)('%s says its question and its columns', (name) => {
    const comment = file(name)
      .split('\n')
      .filter((line) => line.startsWith('//'));
    expect(comment[0]).toMatch(/[.?]$/);
    expect(comment.some((line) => line.startsWith('// columns:'))).toBe(true);
  });
});

describe.runIf(neo4jServer)('both engines', () => {
  let grafeo: Engine;
  let neo: Engine;
  let driver: Driver;

  beforeAll(async () => {
    [grafeo, neo] = [await openSeeded('grafeo'), await openSeeded('neo4j')];
    driver = neo4j.driver(neo4jServer!.uri, neo4j.auth.basic(neo4jServer!.user, neo4jServer!.password));
  });

  afterAll(async () => {
    await Promise.all([grafeo?.close(), neo?.close(), driver?.close()]);
  });

  it.each(Object.entries(reads) as [QueryName, Parameters][])(
    'give the same rows for %s',
    async (name, parameters) => {
      const rows = async (engine: Engine): Promise<readonly Row[]> => engine.read(query(name, parameters));
      const expected = await rows(grafeo);
      expect(await rows(neo)).toEqual(expected);
      if (name !== 'redirects') expect(expected.length).toBeGreaterThan(0);
    },
  );

  it('hold the same after each write of a load', async () => {
    const held = async (engine: Engine, upTo: number) => {
      await wipe(engine);
      await engine.write(
        writes.slice(0, upTo).map(([name, parameters, marked]) => query(name, parameters, marked)),
      );
      return engine.read(SNAPSHOT);
    };
    const [own, other] = [await openEngine('grafeo'), neo];
    for (let upTo = 1; upTo <= writes.length; upTo++) {
      expect(await held(other, upTo), writes[upTo - 1]![0]).toEqual(await held(own, upTo));
    }
    const [left, ...gone] = await own.read(SNAPSHOT);
    expect(left).toMatchObject({ id: 't-agency', ties: [], statements: [], formerIds: [] });
    expect(gone).toEqual([]);
    await own.close();
    await (await openSeeded('neo4j')).close();
  });

  it.each([...(Object.keys(reads) as QueryName[]), ...new Set(writes.map(([name]) => name))])(
    'Neo4j finds %s by its indexes, without a warning',
    async (name) => {
      const parameters = reads[name] ?? writes.find(([write]) => write === name)![1];
      const session = driver.session();
      try {
        const { summary } = await session.run(
          `EXPLAIN ${query(name, parameters).text}`,
          toDriver(parameters),
        );
        const operators = operatorsOf(summary.plan as Plan);
        expect(operators).not.toContainEqual(expect.stringMatching(/AllNodesScan|CartesianProduct/));
        if (/\{id: |\.id (=|IN) \$ids/.test(file(name))) {
          expect(operators).not.toContainEqual(expect.stringMatching(/NodeByLabelScan/));
        }
        expect(
          summary.gqlStatusObjects.filter(({ gqlStatus }) => /^01/.test(gqlStatus) && gqlStatus !== '01N00'),
        ).toEqual([]);
        expect(summary.notifications.filter(({ category }) => /DEPRECATION/.test(String(category)))).toEqual(
          [],
        );
      } finally {
        await session.close();
      }
    },
  );
});

const operatorsOf = ({ operatorType, children }: Plan): string[] => [
  operatorType,
  ...children.flatMap(operatorsOf),
];

const toDriver = (parameters: Parameters): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'number' ? neo4j.int(value) : value,
    ]),
  );
