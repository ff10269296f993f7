/** Which data the engine holds, in every answer and as ETag. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApolloServerPlugin } from '@apollo/server';
import { projectFolder } from '../configuration.js';
import { today } from '../graph/days.js';
import type { Engine } from '../graph/engines/engine.js';
import { Graph } from '../graph/graph.js';

/** How long a version that was read is taken for the current one, in milliseconds. */
const FRESH = 1_000;

export class DataVersion {
  private known: Promise<string> | undefined;
  private readAt = 0;

  constructor(
    private readonly engine: Engine,
    /** Milliseconds that reading it may take. */
    private readonly timeout: number,
  ) {}

  /** The version of the data, or `none` where nothing is loaded. */
  current(): Promise<string> {
    if (this.known && Date.now() - this.readAt < FRESH) return this.known;
    this.readAt = Date.now();
    const graph = new Graph(this.engine, { deadline: Date.now() + this.timeout });
    const reading = graph.datasetVersion().then((version) => version ?? 'none');
    // What could not be read is asked again by the next request.
    reading.catch(() => {
      if (this.known === reading) this.known = undefined;
    });
    this.known = reading;
    return reading;
  }
}

const { version: programVersion } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));

const shortHash = (...texts: readonly string[]): string =>
  createHash('sha256').update(texts.join()).digest('hex').slice(0, 16);

/**
 * Puts the data's version into the extensions of every answer. An answer to a GET carries an ETag of the data, of the
 * program and of the day; a client that has it already gets 304.
 */
export function dataVersionExtension(version: DataVersion, schemaText: string): ApolloServerPlugin {
  const program = shortHash(programVersion, schemaText);
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ request, response }) {
          if (response.body.kind !== 'single') return;
          const dataVersion = await version.current().catch(() => undefined);
          if (dataVersion === undefined) return;
          const { singleResult } = response.body;
          singleResult.extensions = { ...singleResult.extensions, dataVersion };
          if (request.http?.method !== 'GET') return;
          if (singleResult.errors) {
            response.http.headers.set('cache-control', 'no-store');
            return;
          }
          // What holds "today" is another answer tomorrow.
          const tag = `"${shortHash(dataVersion, program, today())}"`;
          response.http.headers.set('etag', tag);
          response.http.headers.set('cache-control', 'no-cache');
          const held = request.http.headers.get('if-none-match')?.split(/,\s*/) ?? [];
          if (held.includes(tag)) response.http.status = 304;
        },
      };
    },
  };
}
