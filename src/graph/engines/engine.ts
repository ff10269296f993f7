/** What the two engines have in common: the only door to a database. */

/** A value that goes into a statement or comes out of a row: plain JSON, never a driver's type. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

export type Parameters = Readonly<Record<string, Value | undefined>>;

/** One row, by column name. */
export type Row = Readonly<Record<string, Value>>;

/** A Cypher text within the common subset and its parameters. */
export interface Query {
  readonly text: string;
  readonly parameters: Parameters;
}

export interface ReadOptions {
  /** Milliseconds since 1970 by which the answer must be there. */
  readonly deadline?: number;
  /** Ends the query on engines that can; the caller stops waiting on all. */
  readonly signal?: AbortSignal;
}

export interface Engine {
  /** Shown in health reports and logs: `neo4j` or `grafeo`. */
  readonly name: 'neo4j' | 'grafeo';
  /** Creates the constraints and indexes that are missing. */
  prepare(): Promise<void>;
  /** Runs one reading statement; rows come in the statement's order. */
  read(query: Query, options?: ReadOptions): Promise<readonly Row[]>;
  /** Runs writing statements as one transaction: all of them or none. */
  write(queries: AsyncIterable<Query> | Iterable<Query>): Promise<void>;
  /** Throws an {@link EngineError} where the engine does not answer. */
  ping(options?: ReadOptions): Promise<void>;
  close(): Promise<void>;
}

/** Throws a TIMEOUT where nobody waits for the answer any more. */
export function assertInTime({ deadline, signal }: ReadOptions): void {
  if (signal?.aborted) throw new EngineError('TIMEOUT', 'The request was given up.');
  if (deadline !== undefined && Date.now() >= deadline) {
    throw new EngineError('TIMEOUT', 'The request took longer than it may take.');
  }
}

/** Why an engine did not answer, without a driver's text. */
export type EngineErrorCode = 'UNAVAILABLE' | 'TIMEOUT' | 'BUSY' | 'TOO_EXPENSIVE' | 'FAILED';

/** The one error that leaves `src/graph`; `cause` holds the driver's own, for the log only. */
export class EngineError extends Error {
  constructor(
    readonly code: EngineErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'EngineError';
  }
}
