/** The engines that the tests run on: Grafeo always, Neo4j where the global set-up could start one. */
import { inject } from 'vitest';
import { seedsFolder } from '../../src/configuration.js';
import type { Engine } from '../../src/graph/engines/engine.js';
import { openGrafeo } from '../../src/graph/engines/grafeo.js';
import { openNeo4j } from '../../src/graph/engines/neo4j.js';
import { loadSeeds } from '../../src/seeds/load.js';

export const neo4jServer = inject('neo4j');

/** Names of the engines that take part, for `describe.each`. */
export const engineNames: readonly Engine['name'][] = neo4jServer ? ['grafeo', 'neo4j'] : ['grafeo'];

/** Opens an engine as it is; Grafeo gives rows without an order in a random one. */
export async function openEngine(name: Engine['name'], timeout = 20_000): Promise<Engine> {
  if (name === 'grafeo') return openGrafeo({ timeout, leftovers: 8, shuffleUnordered: true });
  return openNeo4j({ ...neo4jServer!, timeout });
}

/** Opens an engine that holds exactly our seeds. */
export async function openSeeded(name: Engine['name']): Promise<Engine> {
  const engine = await openEngine(name);
  await engine.prepare();
  // What an earlier file left of the seeds is kept: the loader replaces what differs.
  const foreign = await engine.read({
    text: "MATCH (e:Entity) WHERE coalesce(e.origin, '') <> 'seeds' RETURN count(e) AS found",
    parameters: {},
  });
  if (foreign[0]?.found !== 0) await wipe(engine);
  await loadSeeds(engine, [seedsFolder]);
  return engine;
}

/** Opens an engine that holds our seeds and those of another folder, loaded into an empty database. */
export async function openSeededWith(name: Engine['name'], folder: string): Promise<Engine> {
  const engine = await openEngine(name);
  await wipe(engine);
  await loadSeeds(engine, [seedsFolder, folder]);
  return engine;
}

/** Removes everything: the Neo4j of the tests is theirs alone. */
export async function wipe(engine: Engine): Promise<void> {
  await engine.prepare();
  await empty(engine);
}

/** Removes everything and leaves the indexes as they are. */
export async function empty(engine: Engine): Promise<void> {
  // Relationships go before the nodes that have very many of them.
  await remove(engine, '(:Entity)-[x]->(:Entity)', 'DELETE x');
  for (const label of ['Entity', 'Statement', 'Dataset', 'Redirect']) {
    await remove(engine, `(x:${label})`, 'DETACH DELETE x');
  }
}

/** In parts: a generated graph is more than one transaction may hold. */
async function remove(engine: Engine, pattern: string, removing: string): Promise<void> {
  const parameters = { limit: 10_000 };
  for (;;) {
    const [row] = await engine.read({ text: `MATCH ${pattern} RETURN count(x) AS found`, parameters: {} });
    if (row?.found === 0) return;
    await engine.write([{ text: `MATCH ${pattern} WITH x LIMIT $limit ${removing}`, parameters }]);
  }
}

/** An engine that counts what it is asked, for the tests that promise a number of statements. */
export function counting(engine: Engine): Engine & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    name: engine.name,
    prepare: () => engine.prepare(),
    read(query, options) {
      asked.push(query.text);
      return engine.read(query, options);
    },
    write: (queries) => engine.write(queries),
    ping: (options) => engine.ping(options),
    close: () => engine.close(),
  };
}
