/** `npm run seed`: loads the seeds into the configured engine. */
import { pino } from 'pino';
import { ConfigurationError, readConfiguration } from '../configuration.js';
import { EngineError } from '../graph/engines/engine.js';
import { openConfigured } from '../graph/engines/open.js';
import { BrokenSeedsError, ForeignDataError, loadSeeds } from '../seeds/load.js';

/** A load that takes longer than this, in milliseconds, tells how far it is. */
const SILENT = 1_000;

async function seed(): Promise<void> {
  const configuration = readConfiguration();
  const { neo4j, seedFolders } = configuration;
  if (!neo4j) {
    console.log(
      'NEO4J_URI is not set. The embedded engine loads the seeds itself at each start; they are tried here.',
    );
  }
  const engine = await openConfigured(configuration);
  const started = Date.now();
  let shown = started;
  try {
    const result = await loadSeeds(engine, seedFolders, {
      progress(written, all) {
        if (Date.now() - shown < SILENT) return;
        shown = Date.now();
        console.log(`${Math.round((100 * written) / all)} % (${written} of ${all} rows)`);
      },
    });
    const { entities, statements, version, changed } = result;
    const where = neo4j ? `Neo4j at ${neo4j.uri}` : 'the embedded engine';
    console.log(
      changed
        ? `Loaded ${entities} entities and ${statements} statements (version ${version}) into ${where} in ${Date.now() - started} ms.`
        : `${where} holds version ${version} already; nothing was changed.`,
    );
  } finally {
    await engine.close();
  }
}

try {
  await seed();
} catch (error) {
  const known = [BrokenSeedsError, ForeignDataError, EngineError, ConfigurationError].some(
    (type) => error instanceof type,
  );
  if (known) console.error((error as Error).message);
  else pino().error(error);
  process.exitCode = 1;
}
