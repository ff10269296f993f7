/** What to fetch, as data: from which entities, along which relations, with which filters, order and limit. */
import type { Clocks } from '../clocks.js';
import type { Direction } from './rows.js';

/** What is fetched of an entity and around it. */
export interface NodePlan {
  readonly evidence: boolean;
  readonly counts: readonly CountsPlan[];
  /** Attributes that name another entity, which is fetched too. */
  readonly references: readonly string[];
  readonly relations: readonly RelationPlan[];
}

export const bareNode: NodePlan = { evidence: false, counts: [], references: [], relations: [] };

export type SortField = 'NAME' | 'DATE';

export interface Order {
  readonly by: SortField;
  readonly descending: boolean;
}

/** Which firm counts as a firm of a country. */
export type Nationality = 'HEADQUARTERS' | 'INCORPORATION' | 'ULTIMATE_PARENT';

/** Where a page goes on: the values of the last row in the order of the page. */
export type After = readonly string[];

/** Which statements are followed. */
export interface RelationFilter extends Clocks {
  readonly kinds?: readonly string[];
  readonly ids?: readonly string[];
  readonly countries?: readonly string[];
  readonly modalities?: readonly string[];
  readonly certainties?: readonly string[];
  /** Qualifiers by name: one of the terms, or the truth value. */
  readonly qualifiers?: Readonly<Record<string, readonly string[] | boolean>>;
  readonly includeNegated?: boolean;
}

/** Which statements at an entity are meant. */
interface FollowedPlan {
  /** Under which key the answer is found again; equal plans have equal keys. */
  readonly key: string;
  readonly types: readonly string[];
  readonly direction: Direction | 'BOTH';
  readonly filter: RelationFilter;
}

/** How many of them there are, by relation, direction and kind at the other end. */
export interface CountsPlan extends FollowedPlan {}

/** One bounded, ordered page of them. */
export interface RelationPlan extends FollowedPlan {
  readonly order: Order;
  readonly first: number;
  readonly after?: After;
  /** Whether the rows themselves are wanted, or only their number. */
  readonly rows: boolean;
  readonly total: boolean;
  readonly evidence: boolean;
  readonly conflicts: boolean;
  readonly node: NodePlan;
}

/** Which entities are meant. A list that is given and empty leaves none; one that is not given filters nothing. */
export interface EntityFilter extends Clocks {
  /** Whether an entity itself has to exist at the clocks, and not only what is said of it. */
  readonly existing?: boolean;
  readonly kinds?: readonly string[];
  readonly ids?: readonly string[];
  readonly countries?: readonly string[];
  /** What makes a firm a firm of one of the countries. */
  readonly nationality?: Nationality;
  readonly types?: readonly string[];
  readonly statuses?: readonly string[];
  readonly instruments?: readonly string[];
  readonly measureTypes?: readonly string[];
  readonly series?: readonly string[];
  readonly sectors?: readonly string[];
  readonly issues?: readonly string[];
  readonly about?: readonly string[];
  /** Barriers that one of these reports lists. */
  readonly reports?: readonly string[];
  /** What one of these bodies administers or enforces. */
  readonly agencies?: readonly string[];
  readonly from?: string;
  readonly until?: string;
  readonly text?: string;
}

export type Start =
  | { readonly by: 'ids'; readonly ids: readonly string[]; readonly kind?: string }
  | {
      readonly by: 'list';
      readonly kind: string;
      readonly filter: EntityFilter;
      readonly order: Order;
      readonly first: number;
      readonly after?: After;
      readonly total: boolean;
    };

export interface Plan {
  readonly start: Start;
  readonly node: NodePlan;
}
