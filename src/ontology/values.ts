/** Statements whose object is a value: attributes of an entity that sources date or dispute. */
import type { Nature } from './relation.js';
import { relationNamed } from './relations.js';
import type { VocabularyName } from './vocabularies.js';

export interface ValueType {
  readonly name: string;
  readonly word: string;
  readonly value: { readonly is: 'date' | 'text' } | { readonly is: 'term'; readonly of: VocabularyName };
  /** A date is a value of all times; a status holds over an interval. */
  readonly nature: Nature;
  readonly description: string;
}

export const valueTypes: readonly ValueType[] = [
  {
    name: 'STARTED_ON',
    word: 'started on',
    value: { is: 'date' },
    nature: 'timeless',
    description: 'When a programme or practice began.',
  },
  {
    name: 'ENACTED_ON',
    word: 'was enacted on',
    value: { is: 'date' },
    nature: 'timeless',
    description: 'When a law was adopted or promulgated.',
  },
  {
    name: 'IN_FORCE_FROM',
    word: 'is in force from',
    value: { is: 'date' },
    nature: 'timeless',
    description: 'When a law or agreement came or comes into force.',
  },
  {
    name: 'APPLIES_FROM',
    word: 'applies from',
    value: { is: 'date' },
    nature: 'timeless',
    description: 'When a law that is in force began or begins to apply.',
  },
  {
    name: 'PUBLISHED_ON',
    word: 'was published on',
    value: { is: 'date' },
    nature: 'timeless',
    description: 'When a report or document came out.',
  },
  {
    name: 'HAPPENED_ON',
    word: 'happened on',
    value: { is: 'date' },
    nature: 'timeless',
    description: 'When an event took place.',
  },
  {
    name: 'HAS_STATUS',
    word: 'has the status',
    value: { is: 'term', of: 'Status' },
    nature: 'state',
    description: 'Where something stood over a time; the evidence names the event that changed it.',
  },
  {
    name: 'HAS_HEADINGS',
    word: 'has the headings',
    value: { is: 'text' },
    nature: 'timeless',
    description: 'The headings by which a report is arranged, in its order, with semicolons between them.',
  },
  {
    name: 'IS_DESCRIBED_AS',
    word: 'is described as',
    value: { is: 'text' },
    nature: 'state',
    description: 'A property in the words of our summary, where sources describe it differently.',
  },
];

const byName = new Map(valueTypes.map((type) => [type.name, type]));

/** The declaration of a value type, or undefined where there is none of that name. */
export const valueTypeNamed = (name: string): ValueType | undefined => byName.get(name);

/** When statements of a type count, a relation or a value type. */
export const natureOf = (name: string): Nature =>
  (relationNamed(name) ?? valueTypeNamed(name))?.nature ?? 'timeless';
