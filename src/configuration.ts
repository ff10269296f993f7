/** Where things are, and what the environment asks for: read and validated in this one place. */
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project, from `src/` as well as from `dist/`. */
export const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The folder of our own seeds. */
export const seedsFolder = join(projectFolder, 'seeds');

/** Our own seeds, then the folders that TRADEGRAPH_SEEDS names (separated as in PATH). */
export const seedFolders = (environment: NodeJS.ProcessEnv = process.env): readonly string[] => [
  seedsFolder,
  ...(environment.TRADEGRAPH_SEEDS ?? '').split(delimiter).filter(Boolean).map((folder) => resolve(folder)),
];
