/** The engine interface: every method does the same on both engines. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, EngineError, type Parameters } from '../../src/graph/engines/engine.js';
import { openGrafeo } from '../../src/graph/engines/grafeo.js';
import { openNeo4j } from '../../src/graph/engines/neo4j.js';
import { engineNames, neo4jServer, openEngine, wipe } from '../support/engines.js';

describe.each(engineNames)('%s', (name) => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await openEngine(name);
    await wipe(engine);
  });

  afterAll(async () => {
    await wipe(engine);
    await engine.close();
  });

  const rows = (text: string, parameters: Parameters = {}) => engine.read({ text, parameters });

  it('gives rows of plain values by column, in order', async () => {
    const text =
      'UNWIND $list AS x RETURN x AS x, x * 2 AS twice, [x, $text] AS list, {a: x, b: $none} AS map ORDER BY x';
    expect(await rows(text, { list: [2, 1], text: '전기', none: undefined })).toEqual([
      { x: 1, twice: 2, list: [1, '전기'], map: { a: 1, b: null } },
      { x: 2, twice: 4, list: [2, '전기'], map: { a: 2, b: null } },
    ]);
  });

  it('takes whole numbers for integers, and keeps those beyond 2^53 as text', async () => {
    expect(
      await rows('RETURN $n / 2 AS half, [1, 2, 3][$n] AS third, 9007199254740993 AS big, 1.5 AS part', {
        n: 2,
      }),
    ).toEqual([{ half: 1, third: 3, big: '9007199254740993', part: 1.5 }]);
  });

  it('prepares itself, again and again', async () => {
    await engine.prepare();
    await engine.prepare();
  });

  it('writes all statements or none', async () => {
    const create = (id: string) => ({
      text: 'CREATE (e:Entity {id: $id}) RETURN e.id AS id',
      parameters: { id },
    });
    await engine.write([create('a'), create('b')]);
    await expect(
      engine.write([create('c'), { text: 'MATCH (e:Entity RETURN', parameters: {} }]),
    ).rejects.toThrow(EngineError);
    await expect(engine.write([create('d'), create('a')])).rejects.toThrow(EngineError);
    expect(await rows('MATCH (e:Entity) RETURN e.id AS id ORDER BY id')).toEqual([{ id: 'a' }, { id: 'b' }]);
  });

  it('takes statements for a write as they come', async () => {
    await engine.write(
      (async function* () {
        for (const id of ['x', 'y'])
          yield { text: 'MERGE (e:Entity {id: $id}) RETURN e.id AS id', parameters: { id } };
      })(),
    );
    expect(
      await rows('MATCH (e:Entity) WHERE e.id IN $ids RETURN e.id AS id ORDER BY id', { ids: ['x', 'y'] }),
    ).toHaveLength(2);
  });

  it('answers a ping', async () => {
    await engine.ping();
  });

  it('says that it failed, not how', async () => {
    const failing = rows('RETURN nonsense(');
    await expect(failing).rejects.toMatchObject({
      name: 'EngineError',
      code: 'FAILED',
      message: 'The database could not answer.',
    });
    await failing.catch((error: EngineError) => expect(error.cause).toBeDefined());
  });

  it('stops waiting at the deadline and when the caller leaves', async () => {
    const text =
      'UNWIND range(1, 9000) AS x UNWIND range(1, 9000) AS y WITH x * y AS z WHERE z % 7 = 3 RETURN count(z) AS n';
    const started = Date.now();
    await expect(engine.read({ text, parameters: {} }, { deadline: Date.now() + 150 })).rejects.toMatchObject(
      { code: 'TIMEOUT' },
    );
    const leaving = new AbortController();
    setTimeout(() => leaving.abort(), 150);
    await expect(engine.read({ text, parameters: {} }, { signal: leaving.signal })).rejects.toThrow(
      EngineError,
    );
    expect(Date.now() - started).toBeLessThan(8_000);
  });
});

describe.runIf(neo4jServer)('neo4j', () => {
  const open = (more: object) => openNeo4j({ ...neo4jServer!, timeout: 5_000, ...more });

  it('refuses to write where it reads', async () => {
    const engine = await open({});
    await expect(
      engine.read({ text: 'CREATE (e:Entity {id: $id}) RETURN e.id AS id', parameters: { id: 'z' } }),
    ).rejects.toMatchObject({
      code: 'FAILED',
    });
    await engine.close();
  });

  it('names the user that the server refuses', async () => {
    await expect(open({ password: 'wrong-password' })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: `Neo4j at ${neo4jServer!.uri} refuses the user "neo4j". Check NEO4J_USER and NEO4J_PASSWORD.`,
    });
  });

  it('names the database that there is not', async () => {
    await expect(open({ database: 'nowhere' })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: `Neo4j at ${neo4jServer!.uri} has no database "nowhere". Check NEO4J_DATABASE.`,
    });
  });

  it('speaks neo4j:// to a single server, too', async () => {
    const engine = await open({ uri: neo4jServer!.uri.replace('bolt://', 'neo4j://') });
    await engine.ping();
    await engine.close();
  });
});

describe('grafeo', () => {
  it('refuses new questions while too many late ones run on', async () => {
    const engine = openGrafeo({ timeout: 100, leftovers: 1 });
    const text = 'UNWIND range(1, 3000) AS x UNWIND range(1, 3000) AS y RETURN count(x * y) AS n';
    await expect(engine.read({ text, parameters: {} })).rejects.toMatchObject({ code: 'TIMEOUT' });
    await expect(engine.read({ text: 'RETURN 1 AS one', parameters: {} })).rejects.toMatchObject({
      code: 'BUSY',
    });
    await expect
      .poll(() => engine.read({ text: 'RETURN 1 AS one', parameters: {} }).catch(() => []), {
        timeout: 20_000,
      })
      .toEqual([{ one: 1 }]);
    await engine.close();
  });
});
