/** One Neo4j as a child of this process: closed to all but this machine, and gone when the process is. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import neo4j from 'neo4j-driver';
import { chosenVersion, ensureJars, findJava, Neo4jError, type Release, releaseOf } from './jars.js';

const run = promisify(execFile);

const USER = 'neo4j';
const START_DEADLINE_MS = 120_000;
const STOP_DEADLINE_MS = 60_000;
/** Holds the password of a home, and marks the folder as one that we may write to. */
const PASSWORD_FILE = 'tradegraph-password';

/** What to start; all of it may be left out. */
export interface Neo4jOptions {
  /** Of Neo4j; without it the one that NEO4J_VERSION names, or the default. */
  version?: string;
  /** The folder that keeps the data; without it a new one that is removed when the server stops. */
  home?: string;
  /** Of Bolt on 127.0.0.1; without it one that is free. */
  port?: number;
  /** Of the user neo4j; without it the one that the home has, or a random one. */
  password?: string;
  /** The most memory of Java's heap, as `-Xmx` takes it. */
  heap?: string;
  /** Aborting it gives up a start that is under way; a server that runs is stopped with `stop`. */
  signal?: AbortSignal;
  /** Gets a line before anything slow. */
  say?: (line: string) => void;
}

/** A server that answers. */
export interface RunningNeo4j {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly version: string;
  readonly home: string;
  /** Resolves when the server has ended, whoever ended it, with the last lines of its log. */
  readonly ended: Promise<string>;
  /** Ends the server: one with a home of its own shuts down in order (about 10 s), a throw-away one leaves at once. */
  stop(): Promise<void>;
}

/**
 * Starts Neo4j Community and resolves when it answers a query. Call `stop` at the end; should this process die before,
 * however it dies, the server dies with it. Throws a Neo4jError that names the way out when Java, Maven, the version,
 * the port or the folder stands in the way, and one with the end of the log when the server does not come up.
 */
export async function startNeo4j(options: Neo4jOptions = {}): Promise<RunningNeo4j> {
  const { version = chosenVersion(), heap = '1g', signal, say } = options;
  const release = releaseOf(version);
  const java = await findJava(release);
  const port = await freePort(options.port);
  const lib = await ensureJars(release, { say, signal });
  signal?.throwIfAborted();

  const throwAway = options.home === undefined;
  const home = resolve(options.home ?? (await mkdtemp(join(tmpdir(), 'tradegraph-neo4j-'))));
  let server: Server | undefined;
  try {
    const password = await prepareHome(home, options.password);
    await writeFile(join(home, 'conf', 'neo4j.conf'), configuration(release, port));
    const environment = { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') };
    // Only before the first start; this database holds the users from then on.
    if (!existsSync(join(home, 'data', 'databases', 'system')))
      await setPassword(java, lib, home, environment, password, signal);

    const logs = await Logs.from(home);
    server = await Server.spawn(java, lib, release, { home, heap, environment, throwAway, logs });
    const uri = `bolt://127.0.0.1:${port}`;
    await untilItAnswers(server, uri, { home, password, version, signal });
    // Only now: a later start is not to hold a password for known that the server never took.
    await keepPassword(home, password);
    const started = server;
    return { uri, user: USER, password, version, home, ended: started.ended, stop: () => started.stop() };
  } catch (error) {
    await server?.kill();
    if (throwAway) await rm(home, { recursive: true, force: true });
    throw error;
  }
}

/** Makes the folder if need be and gives the password that its server has or is to get. */
async function prepareHome(home: string, wanted?: string): Promise<string> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  const kept = join(home, PASSWORD_FILE);
  const known = existsSync(kept);
  // NEO4J_HOME is also how an installed Neo4j is named: its configuration is not ours to overwrite.
  if (!known && (await readdir(home)).length > 0)
    throw new Neo4jError(
      `${home} has files in it and was not made by this command. Let NEO4J_HOME name an empty or a new folder, ` +
        'or leave it unset.',
    );
  if (!known) await keepPassword(home, randomBytes(16).toString('hex'));
  for (const folder of ['conf', 'import', 'logs']) await mkdir(join(home, folder), { recursive: true });
  return wanted ?? (await readFile(kept, 'utf8'));
}

async function keepPassword(home: string, password: string): Promise<void> {
  const file = join(home, PASSWORD_FILE);
  await writeFile(file, password, { mode: 0o600 });
  // The mode above is that of a new file only.
  await chmod(file, 0o600);
}

const configuration = (release: Release, port: number): string =>
  [
    '# Written anew at every start.',
    `server.bolt.listen_address=127.0.0.1:${port}`,
    `server.bolt.advertised_address=127.0.0.1:${port}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    'dbms.security.auth_enabled=true',
    'dbms.usage_report.enabled=false',
    // A query that runs away is to end before it takes the machine with it.
    'db.transaction.timeout=15s',
    'db.memory.transaction.max=256m',
    'dbms.memory.transaction.total.max=512m',
    'server.memory.pagecache.size=64m',
    // 256 MB a database otherwise, before there is anything in it.
    'db.tx_log.preallocate=false',
    // LOAD CSV reads neither this machine's files nor what its network can reach.
    'server.directories.import=import',
    'dbms.security.allow_csv_import_from_file_urls=false',
    'internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0',
    ...release.settings,
    '',
  ].join('\n');

async function setPassword(
  java: string,
  lib: string,
  home: string,
  environment: NodeJS.ProcessEnv,
  password: string,
  signal?: AbortSignal,
): Promise<void> {
  // A file of arguments, since whoever can list processes reads the arguments of a command.
  const file = join(home, 'conf', 'set-password');
  const command = 'org.neo4j.cli.AdminTool dbms set-initial-password --';
  await writeFile(file, `${command} ${JSON.stringify(password)}\n`, { mode: 0o600 });
  try {
    await run(java, ['-cp', join(lib, '*'), `@${file}`], { env: environment, signal });
  } catch (error) {
    signal?.throwIfAborted();
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Neo4jError(`Neo4j did not take the password.\n${`${stdout}${stderr}`.trim() || String(error)}`);
  } finally {
    await rm(file, { force: true });
  }
}

/** The port if it is free, or any free one. */
function freePort(port = 0): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      failed(
        error.code === 'EADDRINUSE'
          ? new Neo4jError(
              `Port ${port} of 127.0.0.1 is in use, perhaps by another Neo4j. Stop that one, or choose another port ` +
                `with NEO4J_PORT.`,
            )
          : error,
      ),
    );
    probe.listen(port, '127.0.0.1', () => {
      const { port: free } = probe.address() as AddressInfo;
      probe.close(() => done(free));
    });
  });
}

/** The files that a server logs to, from where they ended before it started. */
class Logs {
  private constructor(
    readonly console: string,
    private readonly starts: ReadonlyMap<string, number>,
  ) {}

  static async from(home: string): Promise<Logs> {
    const files = ['neo4j.log', 'console.log'].map((name) => join(home, 'logs', name));
    const starts = new Map<string, number>();
    for (const file of files) starts.set(file, (await stat(file).catch(() => undefined))?.size ?? 0);
    return new Logs(files[1]!, starts);
  }

  /** The last lines of each, without those that the console repeats. */
  async tail(): Promise<string> {
    const lines = new Set<string>();
    for (const [file, start] of this.starts) {
      const bytes = await readFile(file).catch(() => Buffer.alloc(0));
      const text = bytes.subarray(bytes.length < start ? 0 : start).toString();
      for (const line of text.trimEnd().split('\n').slice(-15)) lines.add(line);
    }
    return [...lines].filter(Boolean).join('\n');
  }
}

/** The process of one server. */
class Server {
  readonly ended: Promise<string>;
  private readonly exited: Promise<void>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly guard: ChildProcess,
    private readonly home: string,
    private readonly throwAway: boolean,
    readonly logs: Logs,
  ) {
    this.exited = new Promise((done) => {
      child.once('exit', () => done());
      child.once('error', () => done());
    });
    this.ended = this.exited.then(() => {
      guard.kill('SIGKILL');
      return logs.tail();
    });
  }

  get hasExited(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null || this.child.pid === undefined;
  }

  static async spawn(
    java: string,
    lib: string,
    release: Release,
    at: { home: string; heap: string; environment: NodeJS.ProcessEnv; throwAway: boolean; logs: Logs },
  ): Promise<Server> {
    const { home, heap, environment, throwAway, logs } = at;
    const opens = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'].map(
      (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
    );
    const folders = [`--home-dir=${home}`, `--config-dir=${join(home, 'conf')}`];
    const output = await open(logs.console, 'a');
    try {
      // Detached, so that Ctrl-C reaches this process alone and the server is stopped in one way only.
      const child = spawn(
        java,
        [`-Xmx${heap}`, ...opens, '-cp', join(lib, '*'), ...release.main, ...folders],
        {
          cwd: home,
          env: environment,
          detached: true,
          stdio: ['ignore', output.fd, output.fd],
        },
      );
      return new Server(child, guardOver(child, home, throwAway), home, throwAway, logs);
    } finally {
      await output.close();
    }
  }

  async stop(): Promise<void> {
    if (!this.throwAway) {
      this.child.kill('SIGTERM');
      await Promise.race([this.exited, wait(STOP_DEADLINE_MS, undefined, { ref: false })]);
    }
    await this.kill();
    if (this.throwAway) await rm(this.home, { recursive: true, force: true });
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
    this.guard.kill('SIGKILL');
  }
}

/**
 * Sees to it that the server does not outlive this process. Handlers of 'exit' and of signals would not do: a killed
 * process runs none, and a test runner has its own. The guard's input ends in any case.
 */
function guardOver(server: ChildProcess, home: string, throwAway: boolean): ChildProcess {
  const end = throwAway ? 'kill -KILL "$1"; sleep 1; rm -rf "$2"' : 'kill -TERM "$1"';
  const guard = spawn('sh', ['-c', `read -r _; ${end}`, 'sh', String(server.pid), home], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  (guard.stdin as NonNullable<typeof guard.stdin> & { unref(): void }).unref();
  return guard;
}

async function untilItAnswers(
  server: Server,
  uri: string,
  at: { home: string; password: string; version: string; signal?: AbortSignal },
): Promise<void> {
  const deadline = Date.now() + START_DEADLINE_MS;
  const driver = neo4j.driver(uri, neo4j.auth.basic(USER, at.password), {
    connectionTimeout: 5_000,
    connectionAcquisitionTimeout: 10_000,
    maxTransactionRetryTime: 0,
  });
  try {
    for (;;) {
      at.signal?.throwIfAborted();
      if (server.hasExited) {
        const lastWords = await server.logs.tail();
        throw new Neo4jError(
          lastWords.includes('Lock file has been locked by another process')
            ? `Another server runs on ${at.home}. Stop that one, or let NEO4J_HOME name another folder.`
            : `Neo4j ${at.version} ended while it started. Its last words:\n${lastWords}`,
        );
      }
      try {
        await driver.verifyConnectivity();
        // Bolt opens before the database does.
        await driver.executeQuery('RETURN 1');
        return;
      } catch (error) {
        if ((error as { code?: string }).code === 'Neo.ClientError.Security.Unauthorized')
          throw new Neo4jError(
            `The server in ${at.home} has another password. Give it with NEO4J_PASSWORD, or remove the folder to ` +
              'begin with an empty one.',
          );
        if (Date.now() > deadline)
          throw new Neo4jError(
            `Neo4j ${at.version} did not answer within ${START_DEADLINE_MS / 1000} s (${(error as Error).message}). ` +
              `Its last words:\n${await server.logs.tail()}`,
          );
      }
      await wait(200);
    }
  } finally {
    await driver.close();
  }
}
