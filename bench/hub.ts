/** `npm run bench:hub`: how the cost of a neighbourhood grows with the relations of its node. */
import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { readConfiguration } from '../src/configuration.js';
import type { Engine } from '../src/graph/engines/engine.js';
import { openGrafeo } from '../src/graph/engines/grafeo.js';
import { openNeo4j } from '../src/graph/engines/neo4j.js';
import { compareText } from '../src/graph/normalize.js';
import { encodeCursor } from '../src/graph/plans/cursor.js';
import type { EntityRecord, StatementRecord } from '../src/graph/records.js';
import { relationNames } from '../src/ontology/relations.js';
import { createApp } from '../src/server/app.js';
import { hubId, relationOf, writeHubs } from '../tools/hub/graph.js';
import { weighed } from '../tools/hub/weighed.js';
import { startNeo4j } from '../tools/neo4j/server.js';
import { type Measured, type Rounds, report } from './report.js';

const SIZES = [100, 1_000, 10_000, 100_000] as const;
const ROUNDS = 9;
const PAGE = 25;
const TIMEOUT = 60_000;
const RESULT = new URL('results/hub.md', import.meta.url);

const say = (line: string) => process.stderr.write(`${line}\n`);

const around = (field: string, variables = `$first: Int! = ${PAGE}`) =>
  `query ($id: ID!, ${variables}) { entity(id: $id) { ${field} } }`;
const rows = '{ edges { cursor node { id label } statement { id } } pageInfo { hasNextPage endCursor } }';

/** What an analyst asks, in the order of asking. */
const QUESTIONS: Readonly<Record<string, string>> = {
  'counts by relation, direction and kind': around('relationCounts { type direction word kind count }', ''),
  'first page': around(`relations(first: $first) ${rows}`),
  'page half-way through': around(`relations(first: ${PAGE}, after: $after) ${rows}`, '$after: String!'),
  'first page of one relation, by kind, country and day': around(
    `relations(type: [AFFECTS], direction: OUT, kinds: [Company], countries: ["c-kr"], validAt: "2015-03-01", first: $first) ${rows}`,
  ),
  'first page with evidence': around(
    'relations(first: $first) { edges { node { label } statement { evidence { summary source { label } } } } }',
  ),
};

const NAIVE = 'naive: all relations read, then sorted and sliced';

interface Opened {
  readonly engine: Engine;
  readonly version: string;
  stop(): Promise<void>;
}

async function grafeo(): Promise<Opened> {
  const { default: manifest } = await import('@grafeo-db/js/package.json', { with: { type: 'json' } });
  const engine = openGrafeo({ timeout: TIMEOUT, leftovers: 8 });
  return { engine, version: `Grafeo ${manifest.version}`, stop: () => engine.close() };
}

async function neo4j(): Promise<Opened> {
  const server = await startNeo4j({ heap: '2g', say });
  const engine = await openNeo4j({ ...server, timeout: TIMEOUT });
  return {
    engine,
    version: `Neo4j ${server.version}`,
    stop: async () => {
      await engine.close();
      await server.stop();
    },
  };
}

type Ask = (query: string, variables: object) => Promise<Record<string, unknown>>;

/** Serves the engine over HTTP for as long as the work takes. */
async function whileServed<T>(engine: Engine, work: (ask: Ask) => Promise<T>): Promise<T> {
  const configuration = readConfiguration({
    PORT: '0',
    LOG_LEVEL: 'silent',
    REQUEST_TIMEOUT_MS: `${TIMEOUT}`,
  });
  const app = await createApp(engine, configuration, pino({ level: 'silent' }));
  // The naive way keeps the process busy for longer than an idle connection is kept.
  app.server.keepAliveTimeout = TIMEOUT;
  await new Promise<void>((resolve) => app.server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/graphql`;
  try {
    return await work(async (query, variables) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as { data: Record<string, unknown>; errors?: unknown };
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    });
  } finally {
    await app.stop();
  }
}

/** The cursor of the row in the middle: what the first page's cursors are made of, at another place. */
async function middleOf(size: number, ask: Ask): Promise<string> {
  const { entity } = (await ask(QUESTIONS['first page']!, { id: hubId(size), first: 1 })) as {
    entity: { relations: { edges: { cursor: string }[] } };
  };
  const [list] = JSON.parse(Buffer.from(entity.relations.edges[0]!.cursor, 'base64url').toString('utf8')) as [
    string,
  ];
  const places = Array.from({ length: size }, (_, n) => relationOf(hubId(size), n))
    .filter(({ statement }) => !statement.negated)
    .map(({ statement, far }) => [far.sortKey, far.id, statement.id])
    .sort(compareAll);
  return encodeCursor(list, places[Math.floor(places.length / 2)]!);
}

const compareAll = (a: readonly string[], b: readonly string[]): number =>
  a.reduce((found, text, index) => found || compareText(text, b[index]!), 0);

/** What a program does that leaves order and limit to itself; without HTTP and GraphQL, which flatters it. */
async function naive(engine: Engine, size: number): Promise<number> {
  const found = await engine.read({
    text: `MATCH (n:Entity {id: $id})-[r:${relationNames.join('|')}]-(m:Entity) RETURN r.record AS statement, m.record AS node`,
    parameters: { id: hubId(size) },
  });
  const page = found
    .map(({ statement, node }) => ({
      statement: JSON.parse(statement as string) as StatementRecord,
      node: JSON.parse(node as string) as EntityRecord,
    }))
    .filter(({ statement }) => !statement.negated)
    .sort((a, b) =>
      compareAll([a.node.sortKey, a.node.id, a.statement.id], [b.node.sortKey, b.node.id, b.statement.id]),
    )
    .slice(0, PAGE);
  return page.length;
}

async function measure({ engine: opened, version }: Opened): Promise<Measured> {
  let handedOver = 0;
  const engine = weighed(opened, (bytes) => {
    handedOver += bytes;
  });
  await engine.prepare();
  say(`${version}: writing ${SIZES.join(', ')} relations ...`);
  const started = performance.now();
  await writeHubs(engine, SIZES, 'evidence');
  const seconds = Math.round((performance.now() - started) / 1_000);
  say(`${version}: written in ${seconds} s; ${ROUNDS} rounds ...`);
  return whileServed(engine, async (ask) => {
    const after = new Map<number, string>();
    for (const size of SIZES) after.set(size, await middleOf(size, ask));
    const all: [string, (size: number) => Promise<unknown>][] = [
      ...Object.entries(QUESTIONS).map(([name, query]): [string, (size: number) => Promise<unknown>] => [
        name,
        (size) => ask(query, { id: hubId(size), after: after.get(size) }),
      ]),
      [NAIVE, (size) => naive(engine, size)],
    ];
    const questions = new Map(
      all.map(([name]): [string, Rounds] => [
        name,
        { milliseconds: new Map(SIZES.map((size) => [size, []])), bytes: new Map() },
      ]),
    );
    // The first round warms up and is not counted.
    for (let round = 0; round <= ROUNDS; round++) {
      for (const size of SIZES) {
        for (const [name, question] of all) {
          handedOver = 0;
          const from = performance.now();
          await question(size);
          const took = performance.now() - from;
          const { milliseconds, bytes } = questions.get(name)!;
          if (round > 0) milliseconds.get(size)!.push(took);
          bytes.set(size, handedOver);
        }
      }
    }
    return { version, questions };
  });
}

const measured: Measured[] = [];
for (const open of [grafeo, neo4j]) {
  const opened = await open();
  try {
    measured.push(await measure(opened));
  } finally {
    await opened.stop();
  }
}
const text = report({ measured, sizes: SIZES, rounds: ROUNDS, page: PAGE });
writeFileSync(RESULT, text);
process.stdout.write(text);
