/** Finds entities by name, alias, acronym or number: one scoring, whichever engine holds the graph. */
import MiniSearch from 'minisearch';
import { compareText, normalize, withoutBlanks } from './normalize.js';
import type { EntityRecord } from './records.js';

/** How a text matches a name, best first. */
const MATCHES = ['EXACT', 'PREFIX', 'WORDS', 'PART', 'TYPO'] as const;
export type Match = (typeof MATCHES)[number];

/** More words than a name has are not compared letter by letter. */
const MOST_WORDS = 8;

/** A shorter text is near to many names by chance. */
const SHORTEST_GUESS = 4;

export type NamePlace = 'NAME' | 'ALIAS' | 'ACRONYM' | 'NUMBER' | 'ID';

export interface Hit {
  readonly id: string;
  readonly kind: string;
  readonly match: Match;
  /** Which of the names it was. */
  readonly place: NamePlace;
  readonly text: string;
  readonly lang?: string;
  /** 0 to 1; hits come with the highest first. */
  readonly score: number;
}

export interface SearchAnswer {
  readonly hits: readonly Hit[];
  /** The nearest name, where nothing was hit. */
  readonly suggestion?: string;
}

/** Whether an entity is looked for. */
export type Wanted = (entity: EntityRecord) => boolean;

interface Key {
  readonly index: number;
  readonly id: string;
  readonly kind: string;
  readonly sortKey: string;
  readonly entity: EntityRecord;
  readonly place: NamePlace;
  readonly text: string;
  readonly lang?: string;
  /** Normalised, with blanks between words. */
  readonly spaced: string;
  /** Normalised, without blanks. */
  readonly joined: string;
}

/** The names of everything, in memory. Made anew when the data changes. */
export class NameIndex {
  private readonly keys: Key[] = [];
  private readonly ids = new Set<string>();
  private readonly words = new MiniSearch<Key>({
    idField: 'index',
    fields: ['spaced', 'joined'],
    tokenize: (text) => text.split(' ').filter(Boolean),
    processTerm: (term) => term,
  });

  static async of(entities: AsyncIterable<EntityRecord>): Promise<NameIndex> {
    const index = new NameIndex();
    for await (const entity of entities) index.add(entity);
    index.words.addAll(index.keys);
    return index;
  }

  /** Whether there is an entity of the id, as far as the names were read. */
  has = (id: string): boolean => this.ids.has(id);

  private add(entity: EntityRecord): void {
    this.ids.add(entity.id);
    const put = (place: NamePlace, text: string, lang?: string): void => {
      const spaced = normalize(text);
      if (spaced === '') return;
      const { id, kind, sortKey } = entity;
      const index = this.keys.length;
      this.keys.push({
        index,
        id,
        kind,
        sortKey,
        entity,
        place,
        text,
        lang,
        spaced,
        joined: withoutBlanks(spaced),
      });
    };
    for (const { text, lang } of entity.names) put('NAME', text, lang);
    for (const acronym of entity.acronyms) put('ACRONYM', acronym);
    for (const alias of entity.aliases) put('ALIAS', alias);
    if (entity.attributes.officialNumber) put('NUMBER', entity.attributes.officialNumber);
    for (const { value } of entity.externalIds) put('NUMBER', value);
    put('ID', entity.id);
  }

  /**
   * Entities whose names match the text, each once, by its best name: the whole name, its beginning, its words, a part
   * of it, and last what is a letter or two away. The score falls with the share of the name that is not matched.
   */
  search(text: string, limit: number, wanted: Wanted = () => true): SearchAnswer {
    const spaced = normalize(text);
    if (spaced === '') return { hits: [] };
    const best = new Map<string, { key: Key; hit: Hit }>();
    const offer = (key: Key, match: Match): void => {
      if (!wanted(key.entity)) return;
      const hit = hitOf(key, match, spaced);
      const known = best.get(key.id);
      if (!known || hit.score > known.hit.score) best.set(key.id, { key, hit });
    };
    for (const key of this.keys) {
      const match = matchOf(key, spaced);
      if (match) offer(key, match);
    }
    const exact = [...best.values()].some(({ hit }) => hit.match === 'EXACT');
    if (!exact) for (const key of this.near(spaced, 'AND', 0.25)) if (!best.has(key.id)) offer(key, 'TYPO');
    const hits = [...best.values()]
      .sort(
        (a, b) =>
          b.hit.score - a.hit.score ||
          compareText(a.key.sortKey, b.key.sortKey) ||
          compareText(a.hit.id, b.hit.id),
      )
      .slice(0, limit)
      .map(({ hit }) => hit);
    return hits.length > 0 ? { hits } : { hits, suggestion: this.suggestion(spaced, wanted) };
  }

  private near(spaced: string, combineWith: 'AND' | 'OR', fuzzy: number): readonly Key[] {
    const words = spaced.split(' ').slice(0, MOST_WORDS).join(' ');
    return this.words
      .search(words, {
        combineWith,
        fuzzy: (term) => (term.length > 3 ? fuzzy : false),
        prefix: false,
        maxFuzzy: 3,
      })
      .map(({ id }) => this.keys[id as number]!);
  }

  private suggestion(spaced: string, wanted: Wanted): string | undefined {
    if (withoutBlanks(spaced).length < SHORTEST_GUESS) return undefined;
    const candidates = [...this.near(spaced, 'OR', 0.45), ...this.near(withoutBlanks(spaced), 'OR', 0.45)];
    return candidates.find(
      ({ place, entity, joined }) => place !== 'ID' && joined.length >= SHORTEST_GUESS && wanted(entity),
    )?.text;
  }
}

function matchOf(key: Key, spaced: string): Match | undefined {
  const joined = withoutBlanks(spaced);
  if (key.joined === joined) return 'EXACT';
  // An id is typed whole or begun; its parts are the parts of names, which say more.
  if (key.place === 'ID') return key.joined.startsWith(joined) ? 'PREFIX' : undefined;
  if (!key.joined.includes(joined)) return hasWords(key, spaced) ? 'WORDS' : undefined;
  if (key.joined.startsWith(joined)) return 'PREFIX';
  // A short text stands inside many names by chance: CAP in "escape".
  const atWord = ` ${key.spaced}`.includes(` ${spaced}`);
  if (atWord) return 'WORDS';
  return joined.length > 2 || /\p{Script=Hangul}|\p{Script=Han}/u.test(joined) ? 'PART' : undefined;
}

function hasWords(key: Key, spaced: string): boolean {
  const words = spaced.split(' ');
  if (words.length === 1) return false;
  const padded = ` ${key.spaced}`;
  return words.every((word) => padded.includes(` ${word}`));
}

function hitOf(key: Key, match: Match, spaced: string): Hit {
  const share = Math.min(1, withoutBlanks(spaced).length / key.joined.length);
  const rank = MATCHES.length - 1 - MATCHES.indexOf(match);
  // Between equal matches the name comes before the id.
  const score = (rank + 0.9 * share + (key.place === 'ID' ? 0 : 0.1)) / MATCHES.length;
  return {
    id: key.id,
    kind: key.kind,
    match,
    place: key.place,
    text: key.text,
    lang: key.lang,
    score: Math.round(score * 10_000) / 10_000,
  };
}
