/** Opens the engine that the configuration names. */
import type { Configuration } from '../../configuration.js';
import type { Engine } from './engine.js';

/**
 * Neo4j where NEO4J_URI is set, else the embedded engine, empty. Only the driver that is used is imported. Throws an
 * `EngineError` that says what to try.
 */
export async function openConfigured({
  neo4j,
  timeout,
  limits,
}: Pick<Configuration, 'neo4j' | 'timeout' | 'limits'>): Promise<Engine> {
  if (neo4j) {
    const { openNeo4j } = await import('./neo4j.js');
    return openNeo4j({ ...neo4j, timeout });
  }
  const { openGrafeo } = await import('./grafeo.js');
  return openGrafeo({ timeout, leftovers: limits.leftovers });
}
