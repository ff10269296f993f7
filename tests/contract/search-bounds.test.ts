/** Searches over chains end at their bounds with what is known, or say which bound was met. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, EngineError } from '../../src/graph/engines/engine.js';
import { query } from '../../src/graph/engines/queries.js';
import { type Client, serve } from '../support/client.js';
import { engineNames, openEngine, wipe } from '../support/engines.js';
import { generatedEntity, generatedStatement, hold } from '../support/generated.js';

const law = (index: number) => `law-${String(index).padStart(2, '0')}`;

/** Laws of which every one amends every other. */
const complete = (size: number) => {
  const ids = Array.from({ length: size }, (_, index) => law(index));
  return {
    entities: ids.map((id) => generatedEntity(id, 'Law')),
    statements: ids.flatMap((from, index) =>
      ids.slice(index + 1).map((to) => generatedStatement({ from, type: 'AMENDS', to })),
    ),
  };
};

describe.each(engineNames)('bounds, on %s', (name) => {
  let engine: Engine;
  let client: Client;

  beforeAll(async () => {
    engine = await openEngine(name);
    await wipe(engine);
    await hold(engine, complete(30));
    client = await serve(engine);
  });

  afterAll(async () => {
    await client?.stop();
    await engine?.close();
  });

  it('stop the paths at a thousand and say up to which length all are known', async () => {
    const { data } = await client.ask(`{
      paths(from: "law-00", to: "law-01", find: ALL, maxHops: 4, first: 1) {
        pathCount searchedHops bounds { bound message } paths { length }
      }
    }`);
    expect(data.paths).toEqual({
      pathCount: 1000,
      searchedHops: 3,
      bounds: [
        {
          bound: 'PATHS',
          message:
            'There are more than 1000, the most that one answer holds. All of up to 3 hops are known. Narrow the search, or lower maxHops.',
        },
      ],
      paths: [{ length: 1 }],
    });
  });

  it('stop the trials where there are too many ways and none is found', async () => {
    const { data } = await client.ask(`{
      paths(from: "law-00", to: "law-01", maxHops: 6, require: { kinds: [Barrier] }) {
        pathCount searchedHops bounds { bound }
      }
    }`);
    expect(data.paths).toMatchObject({ pathCount: 0, bounds: [{ bound: 'TRIALS' }] });
    expect(data.paths.searchedHops).toBeGreaterThan(2);
  });

  it('refuse links with more chains than one request reads', async () => {
    const { errors } = await client.ask(`{
      links(from: { kinds: [Law] }, to: { kinds: [Law] }, via: [{ most: 3 }]) { pairCount }
    }`);
    expect(errors).toMatchObject([
      { message: expect.stringContaining('20000 chains'), extensions: { code: 'TOO_LARGE' } },
    ]);
  });

  it('name the hubs that chains were not followed through, wherever the walk begins', async () => {
    const { data } = await client.ask(`{
      there: paths(from: "law-00", to: "law-01", find: ALL, maxHops: 2, hubLimit: 28) { pathCount skippedHubs { statementCount } }
      back: paths(from: "law-01", to: "law-00", find: ALL, maxHops: 2, hubLimit: 28) { pathCount }
      free: paths(from: "law-00", to: "law-01", find: ALL, maxHops: 2, hubLimit: 29) { pathCount skippedHubs { statementCount } }
    }`);
    expect(data.there).toEqual({
      pathCount: 1,
      skippedHubs: Array.from({ length: 28 }, () => ({ statementCount: 29 })),
    });
    expect(data.back.pathCount).toBe(1);
    expect(data.free).toEqual({ pathCount: 29, skippedHubs: [] });
  });
});

describe('a search in which almost every way leads nowhere', () => {
  it('is given up by links instead of keeping everybody waiting', async () => {
    // The one chain leads over law-01 to law-91; every other way into the crowd would have to come back over law-01.
    const crowd = complete(75);
    const engine = await openEngine('grafeo');
    await wipe(engine);
    await hold(engine, {
      entities: [...crowd.entities, generatedEntity('law-90', 'Law'), generatedEntity('law-91', 'Law')],
      statements: [
        ...crowd.statements,
        generatedStatement({ from: 'law-90', type: 'AMENDS', to: 'law-01' }),
        generatedStatement({ from: 'law-01', type: 'AMENDS', to: 'law-91' }),
      ],
    });
    const client = await serve(engine);
    const started = Date.now();
    const { errors } = await client.ask(`{
      links(from: { ids: ["law-90"] }, to: { ids: ["law-91"] }, via: [{ most: 6 }]) { chainCount }
    }`);
    expect(errors).toMatchObject([
      { message: expect.stringContaining('too many ways to try'), extensions: { code: 'TOO_LARGE' } },
    ]);
    expect(Date.now() - started).toBeLessThan(10_000);
    await client.stop();
    await engine.close();
  });
});

describe('a search whose time runs out', () => {
  let engine: Engine;
  let client: Client;
  let levels = 0;

  beforeAll(async () => {
    engine = await openEngine('grafeo');
    await wipe(engine);
    await hold(engine, complete(12));
    const { text } = query('neighbours', {}, { types: ['AMENDS'] });
    const [question] = text.split('\n');
    const late: Engine = Object.assign(Object.create(engine), {
      async read(...[statement, options]: Parameters<Engine['read']>) {
        if (!statement.text.startsWith(question!) || ++levels < 2) return engine.read(statement, options);
        await new Promise((resolve) => setTimeout(resolve, options!.deadline! - Date.now()));
        throw new EngineError('TIMEOUT', 'The database took longer than the request may take.');
      },
    });
    client = await serve(late, { REQUEST_TIMEOUT_MS: '1500' });
  });

  afterAll(async () => {
    await client?.stop();
    await engine?.close();
  });

  it('ends between two levels and answers with what is known so far', async () => {
    const { data, errors } = await client.ask(`{
      paths(from: "law-00", to: "law-01", find: ALL, maxHops: 3) {
        searchedHops bounds { bound message } paths { length sentence }
      }
    }`);
    expect(errors).toBeUndefined();
    expect(data.paths).toEqual({
      searchedHops: 1,
      bounds: [
        {
          bound: 'DEADLINE',
          message: 'The time of the request ran out. All of up to 1 hop are known.',
        },
      ],
      paths: [{ length: 1, sentence: 'The law-00 amends The law-01.' }],
    });
  });

  it('is an error where the answer would not be whole', async () => {
    levels = 0;
    const { errors } = await client.ask(`{
      links(from: { ids: ["law-00"] }, to: { ids: ["law-01"] }, via: [{ most: 3 }]) { pairCount }
    }`);
    expect(errors).toMatchObject([{ extensions: { code: 'TIMEOUT' } }]);
  });
});
