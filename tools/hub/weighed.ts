/** An engine that is asked what others ask of it, and weighs what it hands over. */
import type { Engine } from '../../src/graph/engines/engine.js';

/** The engine; `found` is told of each answer how many bytes it has as JSON. */
export const weighed = (engine: Engine, found: (bytes: number) => void): Engine => ({
  name: engine.name,
  prepare: () => engine.prepare(),
  write: (queries) => engine.write(queries),
  ping: (options) => engine.ping(options),
  close: () => engine.close(),
  async read(query, options) {
    const rows = await engine.read(query, options);
    found(JSON.stringify(rows).length);
    return rows;
  },
});
