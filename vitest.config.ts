import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { defineConfig } from 'vitest/config';

const graphql = dirname(createRequire(import.meta.url).resolve('graphql/package.json'));

export default defineConfig({
  // graphql 16 ships ESM and CommonJS side by side; two copies in one process refuse each other's schemas.
  resolve: { alias: [{ find: /^graphql$/, replacement: join(graphql, 'index.js') }] },
  // esbuild has to see the decorators as TypeScript's own.
  esbuild: {
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  },
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/neo4j.setup.ts'],
    // One Neo4j serves all files.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
