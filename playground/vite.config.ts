import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * Moves the fonts that @graphiql/react ships as data: addresses inside its style sheets into files of their
 * own, so that a browser loads only the scripts it shows (they carry unicode-range) and the page's policy
 * needs no `font-src data:`.
 */
function fontFiles(): Plugin {
  let base = '/';
  return {
    name: 'font-files',
    apply: 'build',
    configResolved(config) {
      base = config.base;
    },
    generateBundle(_options, bundle) {
      for (const asset of Object.values(bundle)) {
        if (asset.type !== 'asset' || !asset.fileName.endsWith('.css')) continue;
        asset.source = String(asset.source).replace(
          /url\((["']?)data:font\/(ttf|woff2?);base64,([\w+/=]+)\1\)/g,
          (_match, _quote, format: string, bytes: string) => {
            const file = this.emitFile({
              type: 'asset',
              name: `font.${format}`,
              source: Buffer.from(bytes, 'base64'),
            });
            return `url(${base}${this.getFileName(file)})`;
          },
        );
      }
    },
  };
}

/**
 * Lays a compressed copy beside every script and style sheet, for src/server/playground.ts to serve: the editor
 * is megabytes of text.
 */
function compressedCopies(): Plugin {
  let folder = '';
  return {
    name: 'compressed-copies',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir, config.build.assetsDir);
    },
    writeBundle() {
      for (const name of readdirSync(folder)) {
        if (!/\.(js|css)$/.test(name)) continue;
        writeFileSync(join(folder, `${name}.gz`), gzipSync(readFileSync(join(folder, name)), { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/playground/',
  plugins: [react(), fontFiles(), compressedCopies()],
  // Two copies of graphql refuse each other's schemas, two copies of React each other's hooks.
  resolve: { dedupe: ['graphql', 'react', 'react-dom'] },
  // graphiql/setup-workers/vite writes a line to the console for every worker that it starts.
  esbuild: { pure: ['console.info'] },
  worker: { format: 'es' },
  build: {
    outDir: '../dist/playground',
    emptyOutDir: true,
    target: 'es2022',
    // The editor (monaco) is one large chunk by nature; it is cached for good under its hashed name.
    chunkSizeWarningLimit: 4096,
    reportCompressedSize: false,
    rollupOptions: {
      onwarn(warning, warn) {
        // @graphiql/react marks modules for its own compiler ("use no memo"); bundling drops the mark.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
});
