/** Starts the server: configuration, engine, HTTP; stops it in the opposite order. */

// graphql-js looks at this once, when it is first imported: everything else is imported after it.
process.env.NODE_ENV ||= 'production';

const { pino } = await import('pino');
const { readConfiguration } = await import('../configuration.js');
const { openEngine } = await import('./engine.js');
const { createApp } = await import('./app.js');

/** How long running requests may take to finish when the process is asked to stop, in milliseconds. */
const GRACE = 10_000;

/** For how long no request must have come before the server closes, in milliseconds. */
const LAST_CALL = 500;

async function start(): Promise<void> {
  const configuration = readConfiguration();
  const logger = pino({ level: configuration.logLevel });
  const engine = await openEngine(configuration, logger);
  const app = await createApp(engine, configuration, logger, { lastCall: LAST_CALL });
  const { host, port } = configuration;
  await new Promise<void>((resolve, reject) => {
    app.server.once('error', reject);
    app.server.listen(port, host, resolve);
  });
  const address = app.server.address();
  const at = typeof address === 'object' && address ? address.port : port;
  const shown = host.includes(':') ? `[${host}]` : host;
  logger.info(
    { engine: engine.name },
    `Tradegraph answers at http://${shown}:${at}/graphql, playground at http://${shown}:${at}/playground`,
  );

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), GRACE + 1_000).unref();
    await app.stop();
    await engine.close();
    logger.info('stopped');
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
}

try {
  await start();
} catch (error) {
  const { code, message, port } = error as NodeJS.ErrnoException & { port?: number };
  const taken = code === 'EADDRINUSE' && port !== undefined;
  console.error(taken ? `Port ${port} is taken. Choose another one: PORT=${port + 1} npm start` : message);
  process.exit(1);
}

export {};
