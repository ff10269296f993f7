/**
 * `npm run neo4j`: a Neo4j that keeps its data, for whoever has no Docker. Runs until Ctrl-C.
 *
 * NEO4J_VERSION chooses the version, NEO4J_PORT the port (7687), NEO4J_HOME the folder of the data and NEO4J_PASSWORD
 * the password.
 */
import { join } from 'node:path';
import { cacheFolder, chosenVersion, Neo4jError, Neo4jUnavailable } from './jars.js';
import { startNeo4j } from './server.js';

const say = (line: string) => process.stderr.write(`${line}\n`);
const quoted = (value: string) => `'${value.replaceAll("'", "'\\''")}'`;

function chosenPort(): number {
  const text = process.env.NEO4J_PORT || '7687';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new Neo4jError(`NEO4J_PORT is "${text}"; a port is a number from 1 to 65535.`);
  return port;
}

async function main(): Promise<void> {
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  // The shell of npm, or tsx, is killed without a word to us, and would leave us behind.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || interrupt(), 1_000).unref();

  const version = chosenVersion();
  say(`Starting Neo4j ${version} ...`);
  const server = await startNeo4j({
    version,
    home: process.env.NEO4J_HOME || join(cacheFolder(), version, 'home'),
    port: chosenPort(),
    password: process.env.NEO4J_PASSWORD || undefined,
    signal: interrupted.signal,
    say,
  });
  process.stdout.write(
    [
      '',
      `Neo4j ${server.version} answers; its data is in ${server.home}.`,
      '',
      `  export NEO4J_URI=${quoted(server.uri)}`,
      `  export NEO4J_USER=${quoted(server.user)}`,
      `  export NEO4J_PASSWORD=${quoted(server.password)}`,
      '',
      'Paste these where the API is started. Ctrl-C stops the server.',
      '',
    ].join('\n'),
  );

  const asked = new Promise<undefined>((done) => {
    if (interrupted.signal.aborted) done(undefined);
    else interrupted.signal.addEventListener('abort', () => done(undefined));
  });
  const lastWords = await Promise.race([asked, server.ended]);
  if (lastWords !== undefined) throw new Neo4jError(`Neo4j ended by itself. Its last words:\n${lastWords}`);
  say('Stopping Neo4j, which takes about 10 seconds ...');
  await server.stop();
}

try {
  await main();
} catch (error) {
  if ((error as Error).name === 'AbortError') say('Stopped before Neo4j was up.');
  else say(error instanceof Neo4jError ? error.message : String((error as Error).stack ?? error));
  if (error instanceof Neo4jUnavailable)
    say('Or point NEO4J_URI at a server that runs already, and do without this command.');
  process.exitCode = 1;
}
