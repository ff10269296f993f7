/** The HTTP application: GraphQL, health and playground over one engine. */
import { setMaxListeners } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import cors from 'cors';
import express, { type Request, type Response } from 'express';
import { printSchema } from 'graphql';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { type Configuration, projectFolder } from '../configuration.js';
import { today } from '../graph/days.js';
import type { Engine } from '../graph/engines/engine.js';
import { Graph } from '../graph/graph.js';
import { Groups } from '../graph/groups.js';
import { Loaders } from '../graph/loaders.js';
import { NameIndex } from '../graph/names.js';
import type { Context } from '../resolvers/context.js';
import { createSchema } from '../resolvers/schema.js';
import { DataVersion, dataVersionExtension } from './data-version.js';
import { formatError, nothingThere, requestErrors } from './errors.js';
import { health } from './health.js';
import { limitRules } from './limits.js';
import { operationChecks } from './operation-checks.js';
import { playground } from './playground.js';

export interface App {
  readonly server: Server;
  /** Finishes what runs, then refuses what comes. The engine is closed by whoever opened it. */
  stop(): Promise<void>;
}

export interface AppOptions {
  /** For how long no request must have come before a stop closes the server, in milliseconds. */
  readonly lastCall?: number;
  /** Off in tests that compare planned answers with loaded ones. */
  readonly lookAhead?: boolean;
}

/** Builds the application. It does not listen yet. */
export async function createApp(
  engine: Engine,
  configuration: Configuration,
  logger: Logger,
  { lookAhead = true, lastCall = 0 }: AppOptions = {},
): Promise<App> {
  const { limits, timeout } = configuration;
  const app = express();
  const server = createServer(app);
  const version = new DataVersion(engine, timeout);
  const schema = await createSchema();
  const apollo = new ApolloServer<Context>({
    schema,
    persistedQueries: false,
    introspection: true,
    csrfPrevention: true,
    // The process stops server and engine in order; see main.ts.
    stopOnTerminationSignals: false,
    allowBatchedHttpRequests: false,
    validationRules: limitRules(limits),
    parseOptions: { maxTokens: limits.tokens },
    formatError: formatError(logger, configuration.environment !== 'production'),
    includeStacktraceInErrorResponses: false,
    logger: logger.child({ part: 'apollo' }),
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer: server }),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      operationChecks(limits),
      dataVersionExtension(version, printSchema(schema)),
    ],
  });
  await apollo.start();

  const inTime = () => new Graph(engine, { deadline: Date.now() + timeout });
  const names = whileUnchanged(version, () => NameIndex.of(inTime().names()));
  const groups = whileUnchanged(version, () => Groups.of(inTime().memberships()));
  const context = async ({ res }: { res: Response }): Promise<Context> => {
    const left = new AbortController();
    // One request may wait for many statements.
    setMaxListeners(0, left.signal);
    // The client went away: nobody waits for the rest.
    res.on('close', () => {
      if (!res.writableEnded) left.abort();
    });
    const graph = new Graph(engine, { deadline: Date.now() + timeout, signal: left.signal });
    return {
      graph,
      loaders: new Loaders(graph),
      names: once(names),
      groups: once(groups),
      today: today(),
      lookAhead,
    };
  };

  app.disable('x-powered-by');
  // The ETag is that of the data; one of the bytes would be made for errors, too.
  app.disable('etag');
  app.use(pinoHttp({ logger, genReqId, customLogLevel, serializers }));
  let stopping = false;
  app.use(
    '/health',
    health(engine, version, () => !stopping),
  );
  app.use(
    '/graphql',
    cors({ origin: allowedOrigin(configuration.corsOrigins), maxAge: 600, exposedHeaders: ['ETag'] }),
    express.json({ limit: `${limits.bodyKilobytes}kb` }),
    expressMiddleware(apollo, { context }),
  );
  const examples = readFileSync(join(projectFolder, 'examples.graphql'), 'utf8');
  app.use('/playground', playground({ assets: join(projectFolder, 'dist', 'playground'), examples }));
  app.get('/', (_request, response) => response.redirect('/playground/'));
  app.use(nothingThere);
  app.use(requestErrors(limits.bodyKilobytes));
  const stop = async () => {
    stopping = true;
    await quiet(server, lastCall);
    await apollo.stop();
  };
  return { server, stop };
}

/**
 * Waits until no question has come for the time given, looked at in several turns of the event loop, but at most four
 * times as long. Closing a server resets connections whose requests are sent but not read yet, and a busy one reads late.
 */
async function quiet(server: Server, milliseconds: number): Promise<void> {
  const turns = 5;
  let came = false;
  const note = ({ url }: { url?: string }) => {
    if (!url?.startsWith('/health')) came = true;
  };
  server.on('request', note);
  const last = Date.now() + 4 * milliseconds;
  for (let left = turns; left > 0 && milliseconds > 0 && Date.now() < last; left--) {
    came = false;
    await new Promise((resolve) => setTimeout(resolve, milliseconds / turns));
    if (came) left = turns;
  }
  server.off('request', note);
}

/** Asks once, whoever asks how often: a request sees one state of the graph throughout. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let held: Promise<T> | undefined;
  return () => {
    held ??= read();
    return held;
  };
}

/** What is read of the whole graph, and read again when the data has changed. */
function whileUnchanged<T>(version: DataVersion, read: () => Promise<T>): () => Promise<T> {
  let held: Promise<T> | undefined;
  let of: string | undefined;
  return async () => {
    const current = await version.current();
    if (!held || of !== current) {
      of = current;
      const made = read();
      made.catch(() => {
        if (held === made) held = undefined;
      });
      held = made;
    }
    return held;
  };
}

const LOCALHOST = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

const allowedOrigin =
  (origins: readonly string[] | undefined): cors.CorsOptions['origin'] =>
  (origin, allow) => {
    const allowed =
      origin === undefined ||
      (origins ? origins.includes(origin) || origins.includes('*') : LOCALHOST.test(origin));
    allow(null, allowed);
  };

const genReqId = (request: Request, response: Response): string => {
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && /^[\w-]{1,64}$/.test(given) ? given : crypto.randomUUID();
  response.setHeader('x-request-id', id);
  return id;
};

const customLogLevel = (
  request: { originalUrl?: string },
  response: { statusCode: number },
  error?: Error,
) => {
  if (error || response.statusCode >= 500) return 'error';
  return request.originalUrl?.startsWith('/graphql') ? 'info' : 'debug';
};

// Headers can hold secrets, and say little.
const serializers = {
  req: ({ id, method, url }: { id: string; method: string; url: string }) => ({ id, method, url }),
  res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
};
