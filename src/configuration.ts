/** Where things are, and what the environment asks for: read and validated in this one place. */
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The folder of the project, from `src/` as well as from `dist/`. */
export const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The folder of our own seeds. */
export const seedsFolder = join(projectFolder, 'seeds');

/** Our own seeds, then the folders that TRADEGRAPH_SEEDS names (separated as in PATH). */
export const seedFolders = (environment: NodeJS.ProcessEnv = process.env): readonly string[] => [
  seedsFolder,
  ...(environment.TRADEGRAPH_SEEDS ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => resolve(folder)),
];

const whole = (least: number, most: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`);

const environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65_535).default(4000),
  CORS_ORIGINS: z.string().default(''),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  REQUEST_TIMEOUT_MS: whole(100, 600_000).default(10_000),
  MAX_DEPTH: whole(3, 100).default(20),
  MAX_COST: whole(100, 10_000_000).default(400_000),
  MAX_TOKENS: whole(100, 100_000).default(4_000),
  MAX_ALIASES: whole(1, 1_000).default(50),
  MAX_LIST_SIZE: whole(1, 10_000).default(100),
  MAX_BODY_KB: whole(1, 10_000).default(256),
  MAX_LEFTOVER_QUERIES: whole(1, 1_000).default(8),
  NEO4J_URI: z
    .string()
    .regex(/^(bolt|neo4j)(\+s|\+ssc)?:\/\//, 'must begin with bolt://, neo4j:// or their +s or +ssc form')
    .optional(),
  NEO4J_USER: z.string().default('neo4j'),
  NEO4J_PASSWORD: z.string().default(''),
  NEO4J_DATABASE: z.string().optional(),
});

/** Everything that the environment can set, with defaults filled in. Times in milliseconds. */
export interface Configuration {
  readonly environment: 'production' | 'development' | 'test';
  readonly host: string;
  readonly port: number;
  /** Origins that may read answers in a browser; undefined: any page on localhost. */
  readonly corsOrigins: readonly string[] | undefined;
  readonly logLevel: string;
  readonly timeout: number;
  readonly limits: Limits;
  /** Undefined: the embedded engine. */
  readonly neo4j:
    | { readonly uri: string; readonly user: string; readonly password: string; readonly database?: string }
    | undefined;
  readonly seedFolders: readonly string[];
}

/** What one request may ask for. */
export interface Limits {
  readonly depth: number;
  readonly cost: number;
  readonly tokens: number;
  readonly aliases: number;
  /** Values in one list of the document or the variables. */
  readonly listSize: number;
  readonly bodyKilobytes: number;
  /** Queries on the embedded engine that run on after their request was answered. */
  readonly leftovers: number;
}

/** A variable of the environment that cannot be used; the message names each, its value and what it needs. */
export class ConfigurationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigurationError';
  }
}

/** Reads and validates the environment. Throws a {@link ConfigurationError} that names every bad variable. */
export function readConfiguration(variables: NodeJS.ProcessEnv = process.env): Configuration {
  // An empty variable, as compose files produce it, counts as one that is not set.
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(set);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      return `${name} ${message}, but got "${variables[name] ?? ''}".`;
    });
    throw new ConfigurationError(`The configuration cannot be used:\n${lines.join('\n')}`);
  }
  const found = parsed.data;
  const origins = found.CORS_ORIGINS.split(',')
    .map((origin) => origin.trim())
    .filter(Boolean);
  return {
    environment: found.NODE_ENV,
    host: found.HOST,
    port: found.PORT,
    corsOrigins: origins.length > 0 ? origins : undefined,
    logLevel: found.LOG_LEVEL,
    timeout: found.REQUEST_TIMEOUT_MS,
    limits: {
      depth: found.MAX_DEPTH,
      cost: found.MAX_COST,
      tokens: found.MAX_TOKENS,
      aliases: found.MAX_ALIASES,
      listSize: found.MAX_LIST_SIZE,
      bodyKilobytes: found.MAX_BODY_KB,
      leftovers: found.MAX_LEFTOVER_QUERIES,
    },
    neo4j: found.NEO4J_URI
      ? {
          uri: found.NEO4J_URI,
          user: found.NEO4J_USER,
          password: found.NEO4J_PASSWORD,
          database: found.NEO4J_DATABASE,
        }
      : undefined,
    seedFolders: seedFolders(variables),
  };
}
