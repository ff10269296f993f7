/** Whether the process lives, and whether it can answer. */
import { Router } from 'express';
import type { Engine } from '../graph/engines/engine.js';
import type { DataVersion } from './data-version.js';

/** How long the engine may take to say that it is there, in milliseconds. */
const PATIENCE = 2_000;

/** `/live`: the process runs. `/ready`: it serves and its engine answers; 503 where that is not so. */
export function health(engine: Engine, version: DataVersion, serves: () => boolean): Router {
  const router = Router();
  router.get('/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  router.get('/ready', async (_request, response) => {
    try {
      if (!serves()) throw new Error('stopping');
      await engine.ping({ deadline: Date.now() + PATIENCE });
      response.json({ status: 'ready', engine: engine.name, dataVersion: await version.current() });
    } catch {
      response.status(503).json({ status: 'not ready', engine: engine.name });
    }
  });
  return router;
}
