/** Opens the engine that the configuration names. */
import type { Logger } from 'pino';
import type { Configuration } from '../configuration.js';
import type { Engine } from '../graph/engine.js';
import { Graph } from '../graph/graph.js';
import { loadSeeds } from '../seeds/load.js';

/**
 * Neo4j where NEO4J_URI is set, else the embedded engine with the seeds loaded. Only the driver that is used is
 * imported. Throws an `EngineError` that says what to try.
 */
export async function openEngine(configuration: Configuration, logger: Logger): Promise<Engine> {
  const { neo4j, timeout, limits, seedFolders } = configuration;
  if (neo4j) {
    const { openNeo4j } = await import('../graph/neo4j.js');
    const engine = await openNeo4j({ ...neo4j, timeout });
    await engine.prepare();
    if (!(await new Graph(engine).datasetVersion())) {
      logger.warn('the database holds no seeds yet; load them with: npm run seed');
    }
    return engine;
  }
  const { openGrafeo } = await import('../graph/grafeo.js');
  const engine = openGrafeo({ timeout, leftovers: limits.leftovers });
  const { entities, statements } = await loadSeeds(engine, seedFolders);
  logger.info({ entities, statements }, 'seeds loaded into the embedded engine');
  return engine;
}
