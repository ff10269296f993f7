/** The constraints and indexes that each engine gets. */
import { kindNames } from '../../ontology/kinds.js';
import { relationNames } from '../../ontology/relations.js';
import type { Engine } from './engine.js';

/**
 * The statements that create them, each safe to run again. Grafeo needs a constraint and an index on the same
 * key, in this order; Neo4j takes the second for done.
 */
export function indexStatements(engine: Engine['name']): readonly string[] {
  const unique = ['Entity', 'Statement', 'Dataset', 'Redirect'].flatMap((label) => [
    `CREATE CONSTRAINT ${label.toLowerCase()}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`,
    `CREATE INDEX ${label.toLowerCase()}_id_lookup IF NOT EXISTS FOR (n:${label}) ON (n.id)`,
  ]);
  if (engine === 'grafeo') return unique;
  // Pages of a kind come in the order of the index; Grafeo has no composite index to walk.
  const pages = [
    ...['Entity', ...kindNames].map(
      (label) =>
        `CREATE INDEX ${label.toLowerCase()}_by_name IF NOT EXISTS FOR (n:${label}) ON (n.sortKey, n.id)`,
    ),
  ];
  // Deleting what earlier seeds wrote finds relationships by their id.
  const statements = relationNames.map(
    (type) => `CREATE INDEX ${type.toLowerCase()}_id IF NOT EXISTS FOR ()-[r:${type}]-() ON (r.id)`,
  );
  return [...unique, ...pages, ...statements];
}
