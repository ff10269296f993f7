/** How the server behaves towards clients: bounds, errors, headers, health. */
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Engine, EngineError } from '../../src/graph/engines/engine.js';
import { type Client, serve } from '../support/client.js';
import { openSeeded } from '../support/engines.js';

let engine: Engine;
let client: Client;

beforeAll(async () => {
  engine = await openSeeded('grafeo');
  client = await serve(engine);
});

afterAll(async () => {
  await client?.stop();
  await engine?.close();
});

/** The same engine, but the way it answers is ours to choose. */
const engineThat = (read: Engine['read']): Engine => ({
  name: engine.name,
  read,
  prepare: () => engine.prepare(),
  write: (queries) => engine.write(queries),
  ping: (options) => read({ text: 'RETURN 1 AS one', parameters: {} }, options).then(() => undefined),
  close: async () => undefined,
});

const error = async (query: string, variables?: object, at = client) => {
  const { errors } = await at.ask(query, variables);
  expect(errors).toHaveLength(1);
  const { message, extensions } = errors![0]!;
  return { message, ...extensions };
};

describe('GraphQL over HTTP', () => {
  it('follows the specification: no error, at most three warnings', async () => {
    const audits = serverAudits({ url: `${client.url}/graphql`, fetchFn: fetch });
    const results = await Promise.all(audits.map(async (audit) => audit.fn()));
    const failed = results.filter((result) => result.status === 'error');
    const warned = results.filter((result) => result.status === 'warn');
    expect(failed.map(({ name }) => name)).toEqual([]);
    expect(warned.length).toBeLessThanOrEqual(3);
  });

  it('refuses a GET that a foreign page could send without asking first', async () => {
    const response = await fetch(`${client.url}/graphql?query=%7B__typename%7D`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('CSRF');
  });

  it('puts the version of the data into every answer', async () => {
    const { extensions } = await client.ask('{ __typename }');
    expect(extensions?.dataVersion).toMatch(/^[0-9a-f]{16}$/);
  });

  it('answers a repeated GET with 304 while the data is the same', async () => {
    const url = `${client.url}/graphql?query=${encodeURIComponent('{ law(id: "law-kr-cloud") { label } }')}`;
    const headers = { 'apollo-require-preflight': 'true' };
    const first = await fetch(url, { headers });
    const etag = first.headers.get('etag')!;
    expect(first.headers.get('cache-control')).toBe('no-cache');
    expect(await first.json()).toMatchObject({
      data: { law: { label: expect.stringContaining('Cloud Computing') } },
    });
    const again = await fetch(url, { headers: { ...headers, 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const other = await fetch(url, { headers: { ...headers, 'if-none-match': '"other"' } });
    expect(other.status).toBe(200);
    const wrong = await fetch(`${client.url}/graphql?query={lawz}`, {
      headers: { ...headers, 'if-none-match': etag },
    });
    expect([wrong.status, wrong.headers.get('etag')]).toEqual([400, null]);
  });

  it('answers it anew on the next day, as what is asked of today is another answer then', async () => {
    const query = '{ law(id: "law-kr-electric") { responsible { at } } }';
    const url = `${client.url}/graphql?query=${encodeURIComponent(query)}`;
    const headers = { 'apollo-require-preflight': 'true' };
    const etag = (await fetch(url, { headers })).headers.get('etag')!;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 24 * 60 * 60 * 1000 });
    try {
      const next = await fetch(url, { headers: { ...headers, 'if-none-match': etag } });
      expect(next.status).toBe(200);
      const { data } = (await next.json()) as { data: { law: { responsible: { at: string } } } };
      expect(data.law.responsible.at).toBe(new Date().toISOString().slice(0, 10));
    } finally {
      vi.useRealTimers();
    }
  });

  it('lets any page on localhost read, and no other page unless it is named', async () => {
    const allowed = async (at: Client, origin: string) => {
      const headers = { origin, 'content-type': 'application/json' };
      const body = JSON.stringify({ query: '{ __typename }' });
      const response = await fetch(`${at.url}/graphql`, { method: 'POST', headers, body });
      return response.headers.get('access-control-allow-origin');
    };
    expect(await allowed(client, 'http://localhost:5173')).toBe('http://localhost:5173');
    expect(await allowed(client, 'https://localhost.example.org')).toBeNull();
    const named = await serve(engine, { CORS_ORIGINS: 'https://example.org' });
    expect(await allowed(named, 'https://example.org')).toBe('https://example.org');
    expect(await allowed(named, 'http://localhost:5173')).toBeNull();
    await named.stop();
  });

  it("gives each request an id, the caller's own where there is one", async () => {
    const made = await fetch(`${client.url}/health/live`);
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const given = await fetch(`${client.url}/health/live`, { headers: { 'x-request-id': 'mine-1' } });
    expect(given.headers.get('x-request-id')).toBe('mine-1');
  });

  it('says where things are when asked for something else', async () => {
    const response = await fetch(`${client.url}/nowhere`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: 'There is nothing at /nowhere. GraphQL is at /graphql, the playground at /playground.',
          extensions: { code: 'NOT_FOUND' },
        },
      ],
    });
  });
});

describe('bounds', () => {
  it('name the limit and the value of a page', async () => {
    expect(await error('{ laws(first: 5000) { totalCount } }')).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'first',
      value: 5000,
      message: 'first must be 1 to 100, but got 5000.',
    });
    expect(await error('{ law(id: "law-kr-cloud") { underpins(first: 0) { totalCount } } }')).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'first',
      value: 0,
    });
  });

  it('name the limit and the value of a list, in variables and in the document', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => `e${index}`);
    const longIds = { code: 'LIST_LIMIT', message: 'ids may hold at most 100 values, but got 101.' };
    expect(await error('query ($ids: [ID!]!) { entities(ids: $ids) { id } }', { ids })).toMatchObject(
      longIds,
    );
    expect(await error(`{ entities(ids: ${JSON.stringify(ids)}) { id } }`)).toMatchObject(longIds);
    const filter = { countries: ids };
    expect(
      await error('query ($filter: EntityFilter) { laws(filter: $filter) { totalCount } }', { filter }),
    ).toMatchObject({
      code: 'LIST_LIMIT',
      message: 'countries may hold at most 100 values, but got 101.',
    });
  });

  it('take text that is Unicode only', async () => {
    const half = {
      code: 'BAD_USER_INPUT',
      message: 'text is no Unicode text: it holds one half of a surrogate pair.',
    };
    const query = 'query ($text: String!) { search(text: $text) { suggestion } }';
    expect(await error(query, { text: '\ud83d' })).toMatchObject(half);
    expect(await error('{ search(text: "\\ud83d") { suggestion } }')).toMatchObject({
      code: expect.stringMatching(/BAD_USER_INPUT|PARSE_FAILED/),
    });
    expect((await client.ask(query, { text: '\u{1f600}' })).errors).toBeUndefined();
  });

  it('hold depth', async () => {
    const nested = (depth: number): string =>
      depth === 0 ? '{ id }' : `{ relations(first: 1) { nodes ${nested(depth - 1)} } }`;
    expect(await error(`{ entity(id: "kr-kisa") ${nested(11)} }`)).toMatchObject({
      code: 'DEPTH_LIMIT',
      message: expect.stringMatching(/depth limit of 20 exceeded, found \d+/),
    });
  });

  it('hold cost, before anything is fetched', async () => {
    const query =
      '{ laws(first: 100) { nodes { underpins(first: 100) { nodes { affects(first: 100) { nodes { id } } } } } } }';
    expect(await error(query)).toMatchObject({
      code: 'COST_LIMIT',
      message: expect.stringMatching(/can cost \d+, but the limit is 400000/),
    });
  });

  it('hold the cost of lists that no argument bounds', async () => {
    const nested = (depth: number): string =>
      depth === 0 ? 'id' : `values { from { ${nested(depth - 1)} } }`;
    expect(await error(`{ entity(id: "law-kr-ai") { ${nested(9)} } }`)).toMatchObject({ code: 'COST_LIMIT' });
  });

  it('hold the cost of what is read however little of it is shown', async () => {
    const flagship = (index: number) => `a${index}: lawsAffectingFirms(first: 1) { pairCount }`;
    const search = (index: number) => `s${index}: search(text: "a b c", first: 1) { suggestion }`;
    const many = (field: (index: number) => string) =>
      `{ ${Array.from({ length: 30 }, (_, i) => field(i)).join(' ')} }`;
    expect(await error(many(flagship))).toMatchObject({ code: 'COST_LIMIT' });
    expect(await error(many(search))).toMatchObject({ code: 'COST_LIMIT' });
    const rows =
      '{ ... on Entity { relations(first: 100) { nodes { relations(first: 20) { nodes { id } } } } } }';
    const ids = Array.from({ length: 100 }, (_, index) => `e${index}`);
    expect(await error(`query ($ids: [ID!]!) { nodes(ids: $ids) ${rows} }`, { ids })).toMatchObject({
      code: 'COST_LIMIT',
    });
  });

  it('hold the depth of values', async () => {
    const deep = JSON.parse('['.repeat(1_000) + ']'.repeat(1_000));
    expect(await error('{ __typename }', { deep })).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: 'variables may nest 16 deep at most.',
    });
  });

  it('hold aliases', async () => {
    const fields = Array.from({ length: 60 }, (_, index) => `a${index}: law(id: "law-kr-cloud") { id }`).join(
      ' ',
    );
    expect(await error(`{ ${fields} }`)).toMatchObject({
      code: 'ALIAS_LIMIT',
      message: expect.stringMatching(/limit of 50 exceeded, found 60/),
    });
  });

  it('hold tokens', async () => {
    expect(await error(`{ ${'__typename '.repeat(4_001)} }`)).toMatchObject({
      code: 'TOKEN_LIMIT',
      message: 'The document may have at most 4000 tokens, but it has more.',
    });
  });

  it('hold the body', async () => {
    expect(await error('{ __typename }', { text: 'x'.repeat(300_000) })).toMatchObject({
      code: 'BODY_LIMIT',
      message: expect.stringMatching(/^The body may have at most 256 kB, but got 29\d kB\.$/),
    });
  });

  it('hold the length of a search', async () => {
    expect(
      await error('query ($text: String!) { search(text: $text) { suggestion } }', { text: 'x'.repeat(201) }),
    ).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'text',
      value: 201,
    });
  });
});

describe('variables that do not fit', () => {
  const laws = 'query ($first: Int!) { laws(first: $first) { totalCount } }';
  const byIds = 'query ($ids: [ID!]!) { entities(ids: $ids) { id } }';
  const search = 'query ($text: String!, $first: Int) { search(text: $text, first: $first) { suggestion } }';
  const hit = 'query ($effects: [Effect!]) { lawsAffectingFirms(effects: $effects) { pairCount } }';
  const day = 'query ($day: Day) { law(id: "law-kr-cloud") { underpins(validAt: $day) { totalCount } } }';
  it.each([
    ['a wrong type', laws, { first: 'x' }],
    ['a missing one', laws, {}],
    ['a null in a list', byIds, { ids: ['c-kr', null] }],
    ['a null for an argument with a default', search, { text: 'x', first: null }],
    ['an unknown term', hit, { effects: ['HURTS'] }],
    ['a null for a list with a default', hit, { effects: null }],
    ['a day that is none', day, { day: '2025-13-01' }],
  ])('are refused as such: %s', async (_what, query, variables) => {
    const response = await fetch(`${client.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    expect(response.status).toBe(400);
    expect(((await response.json()) as { errors: unknown[] }).errors).toMatchObject([
      { message: expect.stringMatching(/first|ids|effects|day/), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('and so is what is no query', async () => {
    expect(await error('mutation { x }')).toMatchObject({
      code: expect.stringMatching(/QUERY_ONLY|GRAPHQL_VALIDATION_FAILED/),
    });
    expect(await error('subscription { x }')).toMatchObject({
      code: expect.stringMatching(/QUERY_ONLY|GRAPHQL_VALIDATION_FAILED/),
    });
  });
});

describe('errors', () => {
  it('name a day that is none', async () => {
    expect(
      await error('{ law(id: "law-kr-cloud") { underpins(validAt: "2025-02-30") { totalCount } } }'),
    ).toMatchObject({
      code: expect.stringMatching(/GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT/),
      message: expect.stringContaining(
        'A day is written YYYY-MM-DD, such as 2025-04-01, but got "2025-02-30".',
      ),
    });
  });

  it('name a cursor that is of no such list', async () => {
    expect(await error('{ laws(after: "abc") { totalCount } }')).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'after',
      value: 'abc',
      message: 'after must be the endCursor of the page before, of the same list and sort.',
    });
  });

  it('suggest the field that was meant', async () => {
    expect((await error('{ law(id: "x") { administratedBy { totalCount } } }')).message).toContain(
      'administeredBy',
    );
  });

  it('are none for a thing that is not there', async () => {
    expect(
      await client.ask('{ law(id: "law-kr-nothing") { id } statement(id: "no.such.one") { id } }'),
    ).toMatchObject({
      data: { law: null, statement: null },
    });
  });

  it('tell nothing of the engine', async () => {
    const secret = new Error('Neo.ClientError at bolt://db.internal:7687 with password hunter2');
    const failing = engineThat(async () => {
      throw new EngineError('FAILED', 'The database could not answer.', { cause: secret });
    });
    const at = await serve(failing);
    const answer = await at.text('{ law(id: "law-kr-cloud") { id } }');
    expect(JSON.parse(answer).errors[0]).toMatchObject({
      message: 'The database could not answer.',
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
    expect(answer).not.toMatch(/hunter2|bolt:|\.ts:|stack/);
    await at.stop();
  });

  it('keep their detail for development', async () => {
    const broken = engineThat(async () => {
      throw new TypeError('cannot read properties of undefined');
    });
    const ask = async (environment: string) => {
      const at = await serve(broken, { NODE_ENV: environment });
      const { message } = await error('{ law(id: "law-kr-cloud") { id } }', {}, at);
      await at.stop();
      return message;
    };
    expect(await ask('production')).toBe('Something went wrong on our side.');
    expect(await ask('development')).toBe('cannot read properties of undefined');
  });
});

describe('time', () => {
  it('is bounded: a slow engine does not keep the client waiting', async () => {
    const { openGrafeo } = await import('../../src/graph/engines/grafeo.js');
    const slow = openGrafeo({ timeout: 200, leftovers: 1 });
    const text = 'UNWIND range(1, 3000) AS x UNWIND range(1, 3000) AS y RETURN count(x * y) AS n';
    const started = Date.now();
    await expect(slow.read({ text, parameters: {} })).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(Date.now() - started).toBeLessThan(2_000);
    // The embedded engine cannot be stopped: while it is busy with leftovers it says so.
    const at = await serve(slow, { REQUEST_TIMEOUT_MS: '200' });
    expect(await error('{ law(id: "law-kr-cloud") { id } }', {}, at)).toMatchObject({ code: 'BUSY' });
    await at.stop();
  });

  it('ends for a request whose engine is late', async () => {
    const at = await serve(
      engineThat(async (_query, options) => {
        expect(options?.deadline).toBeLessThanOrEqual(Date.now() + 150);
        throw new EngineError('TIMEOUT', 'The database took longer than the request may take.');
      }),
      { REQUEST_TIMEOUT_MS: '150' },
    );
    expect(await error('{ law(id: "law-kr-cloud") { id } }', {}, at)).toMatchObject({ code: 'TIMEOUT' });
    await at.stop();
  });
});

describe('health', () => {
  it('is live and ready while the engine answers', async () => {
    expect(await (await fetch(`${client.url}/health/live`)).json()).toEqual({ status: 'live' });
    const ready = await fetch(`${client.url}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ status: 'ready', engine: 'grafeo' });
  });

  it('is live but not ready while it does not', async () => {
    const at = await serve(
      engineThat(async () => {
        throw new EngineError('UNAVAILABLE', 'gone');
      }),
    );
    expect((await fetch(`${at.url}/health/live`)).status).toBe(200);
    const ready = await fetch(`${at.url}/health/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ status: 'not ready', engine: 'grafeo' });
    await at.stop();
  });
});
