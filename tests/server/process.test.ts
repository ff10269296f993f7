/** The process as it is started by `npm start`: what it says when it cannot, and how it stops. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answer } from '../support/client.js';

const MAIN = 'dist/server/main.js';

interface Running {
  readonly process: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

const started: Running[] = [];

/** Starts the built server; nothing of this process's own environment but its path goes with it. */
function start(environment: Record<string, string>): Running {
  const child = spawn(process.execPath, [MAIN], { env: { PATH: process.env.PATH, ...environment } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const running = { process: child, output: () => output, ended };
  started.push(running);
  return running;
}

afterEach(async () => {
  for (const { process: child, ended } of started.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
});

/** Where the process answers, once it says so. */
async function addressOf(running: Running): Promise<string> {
  const said = () => /at (http:\/\/127\.0\.0\.1:\d+)\/graphql/.exec(running.output())?.[1];
  await expect.poll(said, { timeout: 20_000 }).toBeTruthy();
  return said()!;
}

const ask = (url: string, query: string) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });

describe('npm start', () => {
  it('is built', () => {
    expect(existsSync(MAIN), 'run "npm run build" first').toBe(true);
  });

  it('answers with nothing set, logs lines of JSON with request ids, finishes what runs and stops', async () => {
    const server = start({ PORT: '0' });
    const url = await addressOf(server);
    const answer = (await (
      await ask(url, '{ law(id: "law-kr-cloud") { label(lang: "ko") } }')
    ).json()) as Answer;
    expect(answer.data.law.label).toContain('클라우드컴퓨팅');

    const everything =
      '{ barriers(first: 100) { nodes { relations(first: 20) { nodes { label evidence { summary } } } } } }';
    const running = Array.from({ length: 30 }, () =>
      ask(url, everything).then((response) => response.json() as Promise<Answer>),
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    server.process.kill('SIGTERM');
    // Somebody who goes on asking whether it is alive does not keep it.
    const probe = setInterval(() => void fetch(`${url}/health/live`).catch(() => undefined), 30);
    for (const { data } of await Promise.all(running)) expect(data.barriers.nodes.length).toBeGreaterThan(50);
    expect(await server.ended).toBe(0);
    clearInterval(probe);

    const lines = server
      .output()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ msg }) => msg)).toEqual(expect.arrayContaining(['stopping', 'stopped']));
    expect(lines.filter(({ req }) => req?.url === '/graphql').map(({ req }) => req.id)).toContainEqual(
      expect.stringMatching(/^[0-9a-f-]{36}$/),
    );
  });

  it("takes a team's own facts beside ours, and answers the flagship about them", async () => {
    const server = start({ PORT: '0', TRADEGRAPH_SEEDS: 'tests/fixtures/zedland' });
    const url = await addressOf(server);
    const query = `{
      lawsAffectingFirms(firms: { countries: ["c-us"] }, laws: { jurisdictions: ["c-zz"] }) {
        nodes { law { label } firm { label } chains { hops { statements { evidence { source { label } } } } } }
      }
    }`;
    const { data } = (await (await ask(url, query)).json()) as Answer;
    expect(data.lawsAffectingFirms.nodes).toMatchObject([
      { law: { label: 'Zedland Data Act' }, firm: { label: 'Acme Zed' } },
    ]);
    expect(JSON.stringify(data)).toContain('Memo of the team on Zedland');
  });

  it('names every variable that it cannot use, and its value', async () => {
    const server = start({ PORT: 'http', NEO4J_URI: 'localhost:7687', MAX_DEPTH: '1' });
    expect(await server.ended).toBe(1);
    expect(server.output().trim().split('\n')).toEqual([
      'The configuration cannot be used:',
      'PORT must be a number, but got "http".',
      'MAX_DEPTH must be at least 3, but got "1".',
      'NEO4J_URI must begin with bolt://, neo4j:// or their +s or +ssc form, but got "localhost:7687".',
    ]);
  });

  it('says what to try when Neo4j is not there', async () => {
    const server = start({
      PORT: '0',
      NEO4J_URI: 'bolt://127.0.0.1:1',
      NEO4J_PASSWORD: 'x',
      REQUEST_TIMEOUT_MS: '2000',
    });
    expect(await server.ended).toBe(1);
    expect(server.output().trim()).toBe(
      'Cannot reach Neo4j at bolt://127.0.0.1:1. Is it running? Try: docker compose up -d neo4j, or npm run neo4j.',
    );
  });

  it('says what to try when the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const server = start({ PORT: String(port) });
    expect(await server.ended).toBe(1);
    expect(server.output()).toContain(
      `Port ${port} is taken. Choose another one: PORT=${port + 1} npm start`,
    );
    other.close();
  });

  it('loads nothing of broken seeds, and says which line', async () => {
    const server = start({ PORT: '0', TRADEGRAPH_SEEDS: 'tests/nowhere' });
    expect(await server.ended).toBe(1);
    expect(server.output()).toMatch(
      /nothing was loaded\. The first: .*tests\/nowhere:1 TRADEGRAPH_SEEDS is no folder/,
    );
  });
});
