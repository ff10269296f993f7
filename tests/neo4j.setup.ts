/**
 * Gives the tests a Neo4j of their own, as `inject('neo4j')`.
 *
 * The tests wipe what they find. So they use a server that somebody else started only when TRADEGRAPH_TEST_NEO4J_URI
 * (with _USER and _PASSWORD) names it for that, and never the one of NEO4J_URI, which may hold somebody's data.
 */
import neo4j from 'neo4j-driver';
import type { TestProject } from 'vitest/node';
import { startNeo4j } from '../tools/neo4j/server.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server that the tests may wipe, or null when there is none on this machine. */
    neo4j: { uri: string; user: string; password: string; version: string } | null;
  }
}

/** Starts the server, or finds the one that was named, before any test; what it returns ends it after the last. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const uri = process.env.TRADEGRAPH_TEST_NEO4J_URI;
  if (uri) {
    project.provide('neo4j', await named(uri));
    return;
  }
  try {
    const server = await startNeo4j({ say: (line) => process.stderr.write(`${line}\n`) });
    const { user, password, version } = server;
    project.provide('neo4j', { uri: server.uri, user, password, version });
    return () => server.stop();
  } catch (error) {
    // Half of the tests would be missing, and nobody reads the log of a run that passed.
    if (process.env.CI) throw error;
    const reason = (error as Error).message.split('\n')[0];
    process.stderr.write(
      `\n!!! THE NEO4J HALF OF THE TESTS IS LEFT OUT. ${reason} (Or let TRADEGRAPH_TEST_NEO4J_URI, with _USER and ` +
        '_PASSWORD, name a server that the tests may wipe.)\n\n',
    );
    project.provide('neo4j', null);
    return;
  }
}

async function named(uri: string) {
  const user = process.env.TRADEGRAPH_TEST_NEO4J_USER || 'neo4j';
  const password = process.env.TRADEGRAPH_TEST_NEO4J_PASSWORD;
  if (!password) throw new Error('TRADEGRAPH_TEST_NEO4J_URI needs TRADEGRAPH_TEST_NEO4J_PASSWORD beside it.');
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  try {
    const { agent } = await driver.getServerInfo();
    return { uri, user, password, version: agent?.replace('Neo4j/', '') ?? 'unknown' };
  } finally {
    await driver.close();
  }
}
