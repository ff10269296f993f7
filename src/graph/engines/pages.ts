/** Long answers, page by page. */
import type { Engine, Parameters, ReadOptions, Row } from './engine.js';
import { type QueryName, query } from './queries.js';

/** What is read of a long answer, and in how large pages. */
export interface LongAnswer {
  /** A statement that takes `$after` and `$limit`, and orders its rows by their `id`. */
  readonly name: QueryName;
  readonly parameters?: Parameters;
  readonly pageSize: number;
}

/** All rows of the statement: each page is read when the one before it is used up. */
export async function* allRows(
  engine: Engine,
  { name, parameters, pageSize }: LongAnswer,
  options?: ReadOptions,
): AsyncIterable<Row> {
  for (let after = ''; ; ) {
    const rows = await engine.read(query(name, { ...parameters, after, limit: pageSize }), options);
    yield* rows;
    if (rows.length < pageSize) return;
    after = rows.at(-1)!.id as string;
  }
}
