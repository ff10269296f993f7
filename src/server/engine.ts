/** The engine that the server answers from, with what it holds. */
import type { Logger } from 'pino';
import type { Configuration } from '../configuration.js';
import type { Engine } from '../graph/engines/engine.js';
import { openConfigured } from '../graph/engines/open.js';
import { Graph } from '../graph/graph.js';
import { loadSeeds } from '../seeds/load.js';

/** The engine that the configuration names: Neo4j as it is, the embedded engine with the seeds loaded. */
export async function openEngine(configuration: Configuration, logger: Logger): Promise<Engine> {
  const engine = await openConfigured(configuration);
  if (configuration.neo4j) {
    await engine.prepare();
    if (!(await new Graph(engine).datasetVersion())) {
      logger.warn('the database holds no seeds yet; load them with: npm run seed');
    }
    return engine;
  }
  const { entities, statements } = await loadSeeds(engine, configuration.seedFolders);
  logger.info({ entities, statements }, 'seeds loaded into the embedded engine');
  return engine;
}
