/** What is declared of a relation. */
import type { KindName } from './kinds.js';
import type { VocabularyName } from './vocabularies.js';

/**
 * When a statement of the relation counts: a `state` holds over an interval, an `occurrence` happens on a
 * date and counts from then on, a `timeless` one does not depend on time.
 */
export type Nature = 'state' | 'occurrence' | 'timeless';

/** A detail of a statement beyond its type, ends and time. */
export interface Qualifier {
  readonly name: string;
  readonly type:
    | { readonly is: 'text' }
    | { readonly is: 'boolean' }
    | { readonly is: 'term'; readonly of: VocabularyName }
    | { readonly is: 'entity' };
  readonly required?: boolean;
  readonly description: string;
}

/** One direction of a relation: the GraphQL field on the entity it starts from, and how it reads. */
export interface Direction {
  readonly field: string;
  /** In a sentence: `is administered by`. */
  readonly word: string;
  /** What an analyst gets who asks for the field. */
  readonly asks: string;
}

export interface Relation {
  readonly name: string;
  readonly from: readonly KindName[];
  readonly to: readonly KindName[];
  readonly forward: Direction;
  readonly backward: Direction;
  readonly nature: Nature;
  /** Shared surroundings rather than a connection: paths leave it out unless asked. */
  readonly context: boolean;
  /** Kinds of subject whose statements of it tell shared surroundings even so: a country's membership of a group. */
  readonly contextFrom?: readonly KindName[];
  readonly qualifiers: readonly Qualifier[];
  /** Closer words where a qualifier gives them: by its terms, forward and backward. */
  readonly words?: {
    readonly by: string;
    readonly terms: Readonly<Record<string, { readonly forward: string; readonly backward: string }>>;
  };
  readonly description: string;
}
