/** Neo4j behind the engine interface: the only file that knows its driver. */
import neo4j, { type Driver, type Session } from 'neo4j-driver';
import {
  assertInTime,
  type Engine,
  EngineError,
  type Parameters,
  type Query,
  type ReadOptions,
  type Row,
  type Value,
} from './engine.js';
import { indexStatements } from './indexes.js';

export interface Neo4jOptions {
  /** `bolt://`, `neo4j://` and their `+s` and `+ssc` forms. */
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** The server's default database where it is left out. */
  readonly database?: string;
  /** Milliseconds that a request may take; waiting for a connection takes less. */
  readonly timeout: number;
}

/**
 * Connects to a Neo4j server or cluster and makes sure that it answers. Throws an {@link EngineError} that
 * says what to try where it does not.
 */
export async function openNeo4j(options: Neo4jOptions): Promise<Engine> {
  const driver = neo4j.driver(options.uri, neo4j.auth.basic(options.user, options.password), {
    connectionAcquisitionTimeout: Math.floor(options.timeout * 0.8),
    connectionTimeout: Math.floor(options.timeout * 0.6),
    maxTransactionRetryTime: Math.floor(options.timeout * 0.5),
    maxConnectionPoolSize: 50,
    disableLosslessIntegers: false,
  });
  const engine = new Neo4j(driver, options);
  try {
    await engine.ping();
  } catch (error) {
    await driver.close();
    throw error;
  }
  return engine;
}

class Neo4j implements Engine {
  readonly name = 'neo4j';

  constructor(
    private readonly driver: Driver,
    private readonly options: Neo4jOptions,
  ) {}

  async prepare(): Promise<void> {
    await this.inSession(neo4j.session.WRITE, async (session) => {
      for (const text of indexStatements('neo4j')) await session.run(text);
      await session.run('CALL db.awaitIndexes(60)');
    });
  }

  async read(query: Query, options: ReadOptions = {}): Promise<readonly Row[]> {
    assertInTime(options);
    const deadline = options.deadline ?? Date.now() + this.options.timeout;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.readOnce(query, deadline, options.signal);
      } catch (error) {
        // Auto-commit saves round trips but the driver does not repeat it: once, for what is worth repeating.
        const again = attempt === 1 && isTransient(error) && Date.now() < deadline - 100;
        if (!again) throw this.translate(error);
      }
    }
  }

  private async readOnce(query: Query, deadline: number, signal?: AbortSignal): Promise<readonly Row[]> {
    const timeout = Math.max(1, deadline - Date.now());
    return this.inSession(neo4j.session.READ, async (session) => {
      const cancel = () => void session.close();
      signal?.addEventListener('abort', cancel, { once: true });
      try {
        const result = await session.run(query.text, toDriver(query.parameters), { timeout });
        return result.records.map((record) => fromDriver(record.toObject()) as Row);
      } finally {
        signal?.removeEventListener('abort', cancel);
      }
    });
  }

  async write(queries: AsyncIterable<Query> | Iterable<Query>): Promise<void> {
    await this.inSession(neo4j.session.WRITE, async (session) => {
      const transaction = await session.beginTransaction({ timeout: 600_000 });
      try {
        for await (const query of queries) await transaction.run(query.text, toDriver(query.parameters));
        await transaction.commit();
      } catch (error) {
        await transaction.rollback().catch(() => undefined);
        throw error instanceof EngineError ? error : this.translate(error);
      }
    });
  }

  async ping(options: ReadOptions = {}): Promise<void> {
    await this.read({ text: 'RETURN 1 AS one', parameters: {} }, options);
  }

  async close(): Promise<void> {
    await this.driver.close();
  }

  private async inSession<T>(mode: 'READ' | 'WRITE', work: (session: Session) => Promise<T>): Promise<T> {
    const session = this.driver.session({ defaultAccessMode: mode, database: this.options.database });
    try {
      return await work(session);
    } finally {
      await session.close();
    }
  }

  private translate(error: unknown): EngineError {
    const code = (error as { code?: string }).code ?? '';
    const because = { cause: error };
    if (/TransactionTimedOut|LockClient|Terminated/.test(code)) {
      return new EngineError('TIMEOUT', 'The database took longer than the request may take.', because);
    }
    if (/MemoryPoolOutOfMemory/.test(code)) {
      return new EngineError(
        'TOO_EXPENSIVE',
        'The question needs more memory than one request may use.',
        because,
      );
    }
    if (/Security\.|Unauthorized/.test(code)) {
      const hint = `Neo4j at ${this.options.uri} refuses the user "${this.options.user}". Check NEO4J_USER and NEO4J_PASSWORD.`;
      return new EngineError('UNAVAILABLE', hint, because);
    }
    if (/DatabaseNotFound/.test(code)) {
      const hint = `Neo4j at ${this.options.uri} has no database "${this.options.database}". Check NEO4J_DATABASE.`;
      return new EngineError('UNAVAILABLE', hint, because);
    }
    if (
      /ServiceUnavailable|SessionExpired|DatabaseUnavailable/.test(code) ||
      /acquisition timed out/.test(String(error))
    ) {
      const hint = `Cannot reach Neo4j at ${this.options.uri}. Is it running? Try: docker compose up -d neo4j, or npm run neo4j.`;
      return new EngineError('UNAVAILABLE', hint, because);
    }
    return new EngineError('FAILED', 'The database could not answer.', because);
  }
}

const isTransient = (error: unknown): boolean =>
  neo4j.isRetryableError(error) && !/MemoryPoolOutOfMemory/.test((error as { code?: string }).code ?? '');

// The driver sends a whole JavaScript number as a float, which LIMIT refuses.
function toDriver(value: Parameters): Record<string, unknown>;
function toDriver(value: Value | undefined): unknown;
function toDriver(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return Number.isInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map((item) => toDriver(item));
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toDriver(item as Value)]));
  }
  return value;
}

function fromDriver(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (neo4j.isInt(value)) return value.inSafeRange() ? value.toNumber() : value.toString();
  if (Array.isArray(value)) return value.map(fromDriver);
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fromDriver(item)]));
  }
  return value as Value;
}
