/** Neo4j Community as the vendor publishes it in Maven Central: its jars by version, and a Java that can run them. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const pom = fileURLToPath(new URL('pom.xml', import.meta.url));

const FETCH_DEADLINE_MS = 15 * 60_000;

/** What a person can put right: the message says what is the matter and the way out. */
export class Neo4jError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Neo4jError';
  }
}

/** This machine lacks what it takes: the way out that is left is a server that runs already. */
export class Neo4jUnavailable extends Neo4jError {}

/** The version that runs when nobody chooses one: the one that pom.xml names. */
const defaultVersion = readFileSync(pom, 'utf8').match(/<neo4j\.version>(.+?)</)![1]!;

/** The version that NEO4J_VERSION asks for, or the default. */
export const chosenVersion = (environment: NodeJS.ProcessEnv = process.env): string =>
  environment.NEO4J_VERSION || defaultVersion;

/** The folder that keeps jars and databases from one start to the next. */
export const cacheFolder = (environment: NodeJS.ProcessEnv = process.env): string => {
  const base = environment.XDG_CACHE_HOME;
  // The XDG specification has relative paths ignored.
  return join(base && isAbsolute(base) ? base : join(homedir(), '.cache'), 'tradegraph', 'neo4j');
};

/** What differs between the lines of Neo4j that this folder can start. */
export interface Release {
  version: string;
  /** The lowest Java that runs it. */
  java: number;
  /** The main class of the server and the arguments it needs. */
  main: readonly string[];
  /** Settings that only this line knows; an earlier one refuses to start over them. */
  settings: readonly string[];
}

/** What is to be known about a version before it is fetched. Throws when it is no version that can be started. */
export function releaseOf(version: string): Release {
  const parts = version.match(/^(5|20\d\d)\.(\d+)\.\d+$/);
  if (!parts)
    throw new Neo4jError(
      `"${version}" is no version of Neo4j that can be started here. Set NEO4J_VERSION to one of the 5 line such as ` +
        `${defaultVersion}, or to one named by its month such as 2026.08.1.`,
    );
  const [year, month] = [Number(parts[1]), Number(parts[2])];
  if (year === 5) return { version, java: 17, main: ['org.neo4j.server.CommunityEntryPoint'], settings: [] };
  const announces = year > 2026 || (year === 2026 && month >= 8);
  return {
    version,
    java: 21,
    main: ['org.neo4j.server.Neo4jCommunity', '--console-mode'],
    // It would make itself known on the local network and offer to be managed from the vendor's cloud.
    settings: announces ? ['server.fleet_discovery.enabled=false', 'dbms.fleet_manager.enabled=false'] : [],
  };
}

/**
 * The `java` to run a release with: the first that is new enough of JAVA_HOME, the PATH and the usual folders. Throws
 * with the way out when there is none.
 */
export async function findJava(release: Release): Promise<string> {
  const candidates = [
    ...(process.env.JAVA_HOME ? [join(process.env.JAVA_HOME, 'bin', 'java')] : []),
    'java',
    ...(await javasIn('/usr/lib/jvm', 'bin/java')),
    ...(await javasIn('/Library/Java/JavaVirtualMachines', 'Contents/Home/bin/java')),
  ];
  const found = new Set<number>();
  for (const java of candidates) {
    const version = await javaVersion(java);
    if (version !== undefined && version >= release.java) return java;
    if (version !== undefined) found.add(version);
  }
  const known = found.size ? `only Java ${[...found].join(', ')}` : 'none';
  throw new Neo4jUnavailable(
    `Neo4j ${release.version} needs Java ${release.java} or later; found ${known}. Install a JDK ${release.java} ` +
      `(Debian: apt-get install openjdk-${release.java}-jre-headless maven) or let JAVA_HOME name one.`,
  );
}

async function javasIn(folder: string, java: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .sort()
    .map((name) => join(folder, name, java))
    .filter((path) => existsSync(path));
}

async function javaVersion(java: string): Promise<number | undefined> {
  try {
    // Versions up to 8 called themselves 1.x.
    const version = (await run(java, ['-version'])).stderr.match(/version "(?:1\.)?(\d+)/);
    return version ? Number(version[1]) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The folder that holds the jars of a release and nothing else: fetched through Maven the first time (about 150 MB),
 * found in the cache from then on. `say` gets a line before anything slow. Throws with the way out when Maven is
 * missing or does not get them.
 */
export async function ensureJars(
  release: Release,
  { say = () => {}, signal }: { say?: (line: string) => void; signal?: AbortSignal } = {},
): Promise<string> {
  const { version } = release;
  const folder = join(cacheFolder(), version, 'lib');
  if (existsSync(folder)) return folder;

  say(`Fetching Neo4j ${version} from Maven Central, about 150 MB, once ...`);
  await mkdir(cacheFolder(), { recursive: true });
  // The folder gets its name only when it is complete, so an interrupted download is never taken for one.
  const partial = await mkdtemp(join(cacheFolder(), 'partial-'));
  try {
    await maven(version, partial, signal);
    await mkdir(dirname(folder), { recursive: true });
    // Who else fetched the same version meanwhile was first: theirs is as good.
    await rename(partial, folder).catch((error) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return folder;
}

async function maven(version: string, folder: string, signal?: AbortSignal): Promise<void> {
  try {
    await run(
      'mvn',
      [
        '--batch-mode',
        '--no-transfer-progress',
        '--quiet',
        // Or else Maven remembers for a day that a version was not there yet.
        '--update-snapshots',
        `-Dneo4j.version=${version}`,
        'dependency:copy-dependencies',
        '-DincludeScope=runtime',
        `-DoutputDirectory=${folder}`,
      ],
      { cwd: dirname(pom), signal, timeout: FETCH_DEADLINE_MS },
    );
  } catch (error) {
    signal?.throwIfAborted();
    const { code, stdout = '' } = error as { code?: unknown; stdout?: string };
    if (code === 'ENOENT')
      throw new Neo4jUnavailable(
        `Neo4j ${version} is fetched with Maven; found no mvn on the PATH. Install it (Debian: apt-get install maven).`,
      );
    const reason =
      stdout.match(/\[ERROR\] (?:Failed to execute goal .+?: )?(.+?)(?: -> \[Help.*)?$/m)?.[1] ??
      String(error);
    throw new Neo4jUnavailable(
      `Maven could not fetch Neo4j ${version}: ${reason}\n` +
        `Check that there is such a version (NEO4J_VERSION; the default is ${defaultVersion}) and that this machine ` +
        'reaches Maven Central.',
    );
  }
  if (!existsSync(join(folder, `neo4j-${version}.jar`)))
    throw new Neo4jError(`Maven ended well but left no neo4j-${version}.jar in ${folder}.`);
}
