import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { defineConfig } from 'vitest/config';

const graphql = dirname(createRequire(import.meta.url).resolve('graphql/package.json'));

export default defineConfig({
  // graphql 16 ships ESM and CommonJS side by side; two copies in one process refuse each other's schemas.
  resolve: { alias: [{ find: /^graphql$/, replacement: join(graphql, 'index.js') }] },
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
