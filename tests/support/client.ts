/** A client of the application over HTTP, as any other. */
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { type Configuration, readConfiguration } from '../../src/configuration.js';
import type { Engine } from '../../src/graph/engines/engine.js';
import { type AppOptions, createApp } from '../../src/server/app.js';

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
  readonly data?: any;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions: Record<string, unknown>;
  }[];
  readonly extensions?: Record<string, unknown>;
}

export interface Client {
  readonly url: string;
  /** Asks a question by POST and returns the answer, errors included. */
  ask(query: string, variables?: object, operationName?: string): Promise<Answer>;
  /** The same as raw text. */
  text(query: string, variables?: object, operationName?: string): Promise<string>;
  stop(): Promise<void>;
}

/** Serves the engine on a free port and returns a client of it. */
export async function serve(
  engine: Engine,
  environment: Record<string, string> = {},
  options: AppOptions = {},
): Promise<Client> {
  const configuration: Configuration = readConfiguration({ PORT: '0', LOG_LEVEL: 'silent', ...environment });
  const app = await createApp(engine, configuration, pino({ level: configuration.logLevel }), options);
  await new Promise<void>((resolve) => app.server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const text: Client['text'] = async (query, variables, operationName) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables, operationName }),
    });
    return response.text();
  };
  return {
    url,
    text,
    ask: async (...question) => JSON.parse(await text(...question)) as Answer,
    stop: () => app.stop(),
  };
}

/** Serves an engine to the tests of the block, and closes both after them. */
export function served(open: () => Promise<Engine>): Omit<Client, 'stop'> {
  let engine: Engine;
  let client: Client;

  beforeAll(async () => {
    engine = await open();
    client = await serve(engine);
  });

  afterAll(async () => {
    await client?.stop();
    await engine?.close();
  });

  return {
    get url() {
      return client.url;
    },
    ask: (...question) => client.ask(...question),
    text: (...question) => client.text(...question),
  };
}
