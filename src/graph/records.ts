/** What the store holds of an entity, a statement and a piece of evidence, as written by the loader. */

export interface NameRecord {
  readonly lang: string;
  readonly text: string;
  readonly since?: string;
  readonly until?: string;
}

export interface GapRecord {
  readonly about: string;
  readonly question?: string;
  /** Ids of the countries to which it is limited. */
  readonly countries?: readonly string[];
  /** With KNOWN it is no gap: the whole list of the relation is held. */
  readonly status: string;
  readonly reason: string;
  readonly searched: readonly string[];
  /** With KNOWN: the day by which the whole list was public. */
  readonly knownFrom?: string;
}

export interface EntityRecord {
  readonly id: string;
  readonly kind: string;
  readonly names: readonly NameRecord[];
  readonly aliases: readonly string[];
  readonly acronyms: readonly string[];
  readonly description: string;
  readonly externalIds: readonly { readonly scheme: string; readonly value: string }[];
  readonly gaps: readonly GapRecord[];
  /** Attributes of the kind, and the common ones, by name. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What lists are sorted and paged by: name, and the day of its main date (9999-12-31 where it has none). */
  readonly sortKey: string;
  readonly date: string;
  /** When it exists: from the first to the last of the days that its beginning and its end can mean. */
  readonly since: Days;
  readonly until: Days;
  /** When its end was public; before, it was taken to last. */
  readonly untilKnownFrom: string;
  /** When anything on it was first public. */
  readonly knownFrom: string;
}

/** The days that a date can mean. */
export interface Days {
  readonly earliest: string;
  readonly latest: string;
}

/** The name in a language, the latest where it changed; else the English one, else the id. */
export function nameOf({ id, names }: Pick<EntityRecord, 'id' | 'names'>, lang = 'en'): string {
  const named = (wanted: string) => names.findLast((name) => name.lang === wanted)?.text;
  return named(lang) ?? named('en') ?? id;
}

/** A beginning or end in valid time: what the source says, and the days that it can mean. */
export interface BoundRecord extends Days {
  readonly edtf?: string;
  readonly words?: string;
}

export interface StatementRecord {
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly to?: string;
  readonly value?: string;
  readonly negated: boolean;
  readonly since: BoundRecord;
  readonly until: BoundRecord;
  /** When the end was first public; before, the statement was taken to last. */
  readonly untilKnownFrom: string;
  readonly knownFrom: string;
  readonly modality: string;
  readonly certainty: string;
  /** Number of independent sources that affirm it: a copy of another source does not count. */
  readonly sources: number;
  readonly qualifiers: Readonly<Record<string, string | boolean>>;
}

export interface EvidenceRecord {
  readonly id: string;
  readonly locator?: string;
  readonly summary?: string;
  readonly assertedBy?: string;
  readonly modality: string;
  readonly certainty: string;
  readonly stance: string;
  readonly reason?: string;
  readonly attestedAt?: string;
  readonly knownFrom: string;
}

export interface ConflictRecord {
  readonly id: string;
  readonly kind: string;
  readonly note: string;
  readonly certainty: string;
}
