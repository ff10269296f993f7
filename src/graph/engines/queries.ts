/** The files of cypher/, read at start; an unknown, unused or empty one stops the process. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../configuration.js';
import { checkedKind, checkedRelation } from './checked.js';
import type { Parameters, Query } from './engine.js';

const names = [
  'dataset-version',
  'degrees',
  'entity-counts',
  'life',
  'load-conflicts',
  'load-dataset-version',
  'load-entities',
  'load-entity-evidence',
  'load-existing-entities',
  'load-existing-statements',
  'load-foreign-entities',
  'load-objects',
  'load-redirects',
  'load-relations',
  'load-remove-conflicts',
  'load-remove-entities',
  'load-remove-entity-evidence',
  'load-remove-redirects',
  'load-remove-relations',
  'load-remove-statements',
  'load-statement-evidence',
  'load-statements',
  'memberships',
  'names',
  'neighbours',
  'redirects',
  'relation-counts',
  'report-series',
  'report-series-names',
  'responsible',
  'statements',
  'statements-of-sources',
  'value-statements',
] as const;

export type QueryName = (typeof names)[number];

/** What may stand in the marked places of a text: nothing but names of the ontology. */
export interface Marked {
  /** Relation types, for the place marked `types`. */
  readonly types?: readonly string[];
  /** A kind, for the place marked `kind`. */
  readonly kind?: string;
  /** Kinds, for the place marked `kinds`. */
  readonly kinds?: readonly string[];
}

/** Relationships beside the relations of the ontology: they carry evidence and tie statements. */
const SUPPORTING = new Set(['CITES', 'SUBJECT', 'OBJECT', 'CONFLICTS_WITH', 'LEADS_TO']);

const texts = readTexts(join(projectFolder, 'cypher'));

function readTexts(folder: string): ReadonlyMap<string, string> {
  const files = new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.cypher'))
      .map((file) => [file.slice(0, -'.cypher'.length), readFileSync(join(folder, file), 'utf8').trim()]),
  );
  for (const name of names) {
    if (!files.get(name)) throw new Error(`cypher/${name}.cypher is missing or empty.`);
  }
  const unused = [...files.keys()].find((file) => !(names as readonly string[]).includes(file));
  if (unused)
    throw new Error(`cypher/${unused}.cypher is used by nothing; delete it or name it in queries.ts.`);
  return files;
}

/** A statement from its file, with its parameters and the words of its marked places. */
export function query(name: QueryName, parameters: Parameters = {}, marked: Marked = {}): Query {
  let text = texts.get(name)!;
  const { types, kind, kinds } = marked;
  if (types)
    text = replaceMarked(text, /\b[A-Z_|]+ \/\*types\*\//g, 'types', types.map(checkedType).join('|'));
  if (kind) text = replaceMarked(text, /:[A-Za-z]+ \/\*kind\*\//g, 'kind', `:${checkedKind(kind)}`);
  if (kinds) {
    text = replaceMarked(
      text,
      /:[A-Za-z:]+ \/\*kinds\*\//g,
      'kinds',
      kinds.map((k) => `:${checkedKind(k)}`).join(''),
    );
  }
  return { text, parameters };
}

function replaceMarked(text: string, place: RegExp, mark: string, words: string): string {
  if (text.search(place) < 0) throw new Error(`No place in the text is marked "${mark}".`);
  return text.replace(place, `${words} /*${mark}*/`);
}

const checkedType = (name: string): string => (SUPPORTING.has(name) ? name : checkedRelation(name));

/** The names of all files, for the tests that run each of them. */
export const queryNames: readonly QueryName[] = names;
