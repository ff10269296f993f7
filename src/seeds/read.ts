/** Reads seed folders: YAML files into entities, statements and conflicts that know their file and line. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { compareText } from '../graph/normalize.js';
import { kindNamed } from '../ontology/kinds.js';
import {
  attributeNames,
  qualifierNames,
  type SeedConflict,
  type SeedEntity,
  type SeedFile,
  type SeedName,
  type SeedStatement,
  seedFile,
} from './format.js';

/** Where a value stands in a seed file. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** Something wrong (or thin) in a seed file: where, which field, which value, and the way out. */
export interface Problem extends Place {
  readonly field: string;
  readonly value?: string;
  readonly message: string;
}

/** A record together with the way to find the line of any of its fields. */
export interface Placed<T> {
  readonly record: T;
  at(...path: (string | number)[]): Place;
}

/** Everything that the seed folders hold. */
export interface Seeds {
  readonly entities: readonly Placed<SeedEntity>[];
  readonly statements: readonly Placed<SeedStatement>[];
  readonly conflicts: readonly Placed<SeedConflict>[];
  /** What could not be read; the records then lack what is broken. */
  readonly problems: readonly Problem[];
}

const yamlFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => compareText(a.name, b.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return yamlFiles(path);
      return /\.ya?ml$/.test(entry.name) ? [path] : [];
    });

/** Reads all YAML files below the folders. A folder that does not exist is a problem, not an exception. */
export function readSeeds(folders: readonly string[]): Seeds {
  const seeds: Collected = { entities: [], statements: [], conflicts: [], problems: [] };
  for (const folder of folders) {
    if (!existsSync(folder) || !statSync(folder).isDirectory()) {
      seeds.problems.push({
        file: folder,
        line: 1,
        field: 'TRADEGRAPH_SEEDS',
        value: folder,
        message: 'is no folder; name existing folders, separated by the path separator of your system',
      });
      continue;
    }
    for (const file of yamlFiles(folder)) readFile(file, seeds);
  }
  return seeds;
}

/** Seeds while they are read. */
type Collected = { readonly [List in keyof Seeds]: Seeds[List][number][] };

function readFile(path: string, seeds: Collected): void {
  const file = relative(process.cwd(), path);
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors) {
    seeds.problems.push({
      file,
      line: lines.linePos(error.pos[0]).line,
      field: '(file)',
      message: `is not YAML: ${error.message}`,
    });
  }
  if (document.errors.length > 0) return;

  const at = (path: readonly PropertyKey[]): Place => ({
    file,
    line: lineOf(document.contents, path, lines),
  });
  const raw: unknown = document.toJS();
  const parsed = seedFile.safeParse(raw);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
      const where = unknown ? [...issue.path, unknown] : issue.path;
      seeds.problems.push({
        ...at(where),
        field: where.join('.') || '(file)',
        value: valueAt(raw, where),
        message: unknown
          ? `"${unknown}" is no field here; see seeds/schema.json for the fields that there are`
          : issue.message,
      });
    }
    return;
  }
  collect(parsed.data, seeds, at);
}

function collect(data: SeedFile, seeds: Collected, at: (path: readonly PropertyKey[]) => Place): void {
  const placed = <T>(record: T, ...base: (string | number)[]): Placed<T> => ({
    record,
    at: (...path) => at([...base, ...path]),
  });
  const missing = (field: 'kind' | 'type', id: string, ...path: (string | number)[]): void => {
    const message = `is missing for ${id}; give it here or once at the top of the file`;
    seeds.problems.push({ ...at(path), field, message });
  };
  data.entities?.forEach((raw, index) => {
    const kind = raw.kind ?? data.kind;
    if (kind) seeds.entities.push(placed(entityOf(raw, kind, data.country), 'entities', index));
    else missing('kind', raw.id, 'entities', index);
  });
  data.statements?.forEach((raw, index) => {
    const type = raw.type ?? data.type;
    const qualifiers = pick(raw, qualifierNames);
    if (type) seeds.statements.push(placed({ ...raw, type, qualifiers }, 'statements', index));
    else missing('type', raw.id, 'statements', index);
  });
  data.conflicts?.forEach((raw, index) => {
    seeds.conflicts.push(placed(raw, 'conflicts', index));
  });
}

const pick = (record: object, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(record).filter(([name, value]) => names.includes(name) && value !== undefined),
  );

function entityOf(
  raw: NonNullable<SeedFile['entities']>[number],
  kind: string,
  fileCountry: string | undefined,
): SeedEntity {
  const uses: readonly string[] = kindNamed(kind)?.uses ?? [];
  const attributes = pick(raw, attributeNames);
  if (fileCountry && kind !== 'Company' && uses.includes('country')) attributes.country ??= fileCountry;
  const names: SeedName[] = Array.isArray(raw.names)
    ? raw.names
    : Object.entries(raw.names).map(([lang, text]) => ({ lang, text }));
  return {
    id: raw.id,
    kind,
    names,
    aliases: raw.aliases ?? [],
    acronyms: raw.acronyms ?? [],
    description: raw.description ?? '',
    externalIds: raw.externalIds ?? {},
    formerIds: raw.formerIds ?? [],
    evidence: raw.evidence ?? [],
    gaps: raw.gaps ?? [],
    attributes,
  };
}

function lineOf(root: unknown, path: readonly PropertyKey[], lines: LineCounter): number {
  let node = root as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => (item.key as { value?: unknown } | null)?.value === key);
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      const item = node.items[key as number] as Node | undefined;
      if (!item) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return lines.linePos(offset).line;
}

function valueAt(root: unknown, path: readonly PropertyKey[]): string | undefined {
  let value = root;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | undefined)?.[key];
  return value === undefined ? undefined : typeof value === 'object' ? JSON.stringify(value) : String(value);
}
