/**
 * Puts Grafeo's builds for other platforms into package-lock.json. npm leaves out optional packages that the registry
 * in use does not carry, and then refuses `npm ci`; where they can be had, they are found by this version.
 * Run it after `npm install` has written the lock file: node tools/lock-platforms.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';

const path = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(path, 'utf8'));
const { version, license, engines, optionalDependencies } = lock.packages['node_modules/@grafeo-db/js'];

for (const name of Object.keys(optionalDependencies)) {
  const [os, cpu, libc] = name.slice('@grafeo-db/js-'.length).split('-');
  lock.packages[`node_modules/${name}`] ??= {
    version,
    cpu: [cpu],
    ...(os === 'linux' && { libc: [libc === 'gnu' ? 'glibc' : libc] }),
    license,
    optional: true,
    os: [os],
    engines,
  };
}
const byPath = ([a], [b]) => (a < b ? -1 : 1);
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byPath));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
