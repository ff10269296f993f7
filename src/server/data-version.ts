/** Which data the engine holds, in every answer and as ETag. */
import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestHandler } from 'express';
import type { Engine } from '../graph/engine.js';
import { query } from '../graph/queries.js';

/** How long a version that was read is taken for the current one, in milliseconds. */
const FRESH = 1_000;

export class DataVersion {
  private known: Promise<string> | undefined;
  private readAt = 0;

  constructor(private readonly engine: Engine) {}

  /** The version of the data, or `none` where nothing is loaded. */
  current(): Promise<string> {
    if (this.known && Date.now() - this.readAt < FRESH) return this.known;
    this.readAt = Date.now();
    const reading = this.engine
      .read(query('dataset-version'))
      .then(([row]) => (row?.version as string | undefined) ?? 'none');
    // What could not be read is asked again by the next request.
    reading.catch(() => {
      if (this.known === reading) this.known = undefined;
    });
    this.known = reading;
    return reading;
  }
}

/** Puts the data's version into the extensions of every answer. */
export function dataVersionExtension(version: DataVersion): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response }) {
          if (response.body.kind !== 'single') return;
          const dataVersion = await version.current().catch(() => undefined);
          if (dataVersion === undefined) return;
          const { singleResult } = response.body;
          singleResult.extensions = { ...singleResult.extensions, dataVersion };
          if (singleResult.errors) response.http.headers.set('cache-control', 'no-store');
        },
      };
    },
  };
}

/** Answers a GET whose data has not changed with 304; the ETag is the data's version. */
export function etag(version: DataVersion): RequestHandler {
  return async (request, response, next) => {
    if (request.method !== 'GET') return next();
    const current = await version.current().catch(() => undefined);
    if (current === undefined) return next();
    const tag = `"${current}"`;
    response.setHeader('ETag', tag);
    response.setHeader('Cache-Control', 'no-cache');
    if (request.headers['if-none-match']?.split(/,\s*/).includes(tag)) {
      response.status(304).end();
      return;
    }
    next();
  };
}
