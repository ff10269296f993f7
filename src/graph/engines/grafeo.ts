/** Grafeo, in this process and in memory, behind the engine interface: the only file that knows Grafeo. */
import grafeo from '@grafeo-db/js';
import {
  assertInTime,
  type Engine,
  EngineError,
  type Query,
  type ReadOptions,
  type Row,
  type Value,
} from './engine.js';
import { indexStatements } from './indexes.js';

const { GrafeoDB } = grafeo;

export interface GrafeoOptions {
  /** Milliseconds that a request may take. */
  readonly timeout: number;
  /**
   * How many queries may run on after their caller was answered in time. Grafeo cannot be stopped, so past
   * this number new questions are refused.
   */
  readonly leftovers: number;
  /** Rows without ORDER BY come in random order, to find code that relies on one. For tests. */
  readonly shuffleUnordered?: boolean;
}

/** Opens an empty graph in memory. */
export function openGrafeo(options: GrafeoOptions): Engine {
  return new Grafeo(options);
}

interface Executor {
  executeCypher(text: string, parameters: object): Promise<{ toArray(): unknown[] }>;
}

class Grafeo implements Engine {
  readonly name = 'grafeo';
  private readonly database;
  private leftovers = 0;
  private writing: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: GrafeoOptions) {
    this.database = GrafeoDB.create(null, { shuffleUnordered: options.shuffleUnordered ?? false });
  }

  async prepare(): Promise<void> {
    for (const text of indexStatements('grafeo')) await run(this.database, { text, parameters: {} });
  }

  async read(query: Query, options: ReadOptions = {}): Promise<readonly Row[]> {
    assertInTime(options);
    if (this.leftovers >= this.options.leftovers) {
      const message = 'The embedded engine is still busy with earlier questions. Try again in some seconds.';
      throw new EngineError('BUSY', message);
    }
    const deadline = options.deadline ?? Date.now() + this.options.timeout;
    const answer = run(this.database, query);
    return this.inTime(answer, deadline, options.signal);
  }

  /** Answers the caller in time; the query itself runs on and is counted until it ends. */
  private async inTime<T>(answer: Promise<T>, deadline: number, signal?: AbortSignal): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    let abort: (() => void) | undefined;
    const late = new Promise<never>((_, reject) => {
      const giveUp = (message: string) => {
        this.leftovers++;
        const done = () => {
          this.leftovers--;
        };
        answer.then(done, done);
        reject(new EngineError('TIMEOUT', message));
      };
      timer = setTimeout(
        () => giveUp('The database took longer than the request may take.'),
        Math.max(1, deadline - Date.now()),
      );
      abort = () => giveUp('The request was given up.');
      signal?.addEventListener('abort', abort, { once: true });
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
      if (abort) signal?.removeEventListener('abort', abort);
    }
  }

  async write(queries: AsyncIterable<Query> | Iterable<Query>): Promise<void> {
    const turn = this.writing.then(() => this.writeNow(queries));
    this.writing = turn.catch(() => undefined);
    return turn;
  }

  private async writeNow(queries: AsyncIterable<Query> | Iterable<Query>): Promise<void> {
    const transaction = this.database.beginTransaction();
    try {
      for await (const query of queries) await run(transaction, query);
      transaction.commit();
    } catch (error) {
      // Grafeo would let a transaction commit after an error; Neo4j would not.
      transaction.rollback();
      throw error;
    }
  }

  async ping(options: ReadOptions = {}): Promise<void> {
    await this.read({ text: 'RETURN 1 AS one', parameters: {} }, options);
  }

  async close(): Promise<void> {
    await this.writing;
    this.database.close();
  }
}

async function run(executor: Executor, query: Query): Promise<readonly Row[]> {
  try {
    const result = await executor.executeCypher(query.text, withoutUndefined(query.parameters));
    return result.toArray().map((row) => fromGrafeo(row) as Row);
  } catch (error) {
    throw new EngineError('FAILED', 'The database could not answer.', { cause: error });
  }
}

const withoutUndefined = (parameters: object): object =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, value ?? null]));

// Plain values are returned as they are: copying every row would cost more than the query.
function fromGrafeo(value: unknown): Value {
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  }
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = fromGrafeo(value[index]);
  } else if (typeof value === 'object' && value !== null) {
    const record = value as Record<string, unknown>;
    for (const key of Object.keys(record)) record[key] = fromGrafeo(record[key]);
  }
  return value as Value;
}
