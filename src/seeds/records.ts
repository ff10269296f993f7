/** Turns checked seeds into the records that the store holds, with all that is derived from them. */
import { FIRST_DAY, LAST_DAY } from '../graph/days.js';
import { compareText, normalize, sortKey, withoutBlanks } from '../graph/normalize.js';
import {
  type BoundRecord,
  type ConflictRecord,
  type EntityRecord,
  type EvidenceRecord,
  type GapRecord,
  nameOf,
  type StatementRecord,
} from '../graph/records.js';
import { attributesOf, type Kind, kindNamed } from '../ontology/kinds.js';
import { natureOf } from '../ontology/values.js';
import { termsOf, type VocabularyName } from '../ontology/vocabularies.js';
import { dayRange } from './dates.js';
import type { SeedEntity, SeedEvidence, SeedGap, SeedStatement } from './format.js';
import type { Seeds } from './read.js';

export interface EntityToWrite {
  readonly record: EntityRecord;
  readonly evidence: readonly EvidenceToWrite[];
  readonly formerIds: readonly string[];
  /** What text filters look into. */
  readonly searchText: string;
}

export interface EvidenceToWrite {
  readonly source: string;
  readonly record: EvidenceRecord;
}

export interface StatementToWrite {
  readonly record: StatementRecord;
  readonly evidence: readonly EvidenceToWrite[];
}

export interface ConflictToWrite {
  readonly record: ConflictRecord;
  readonly from: string;
  readonly to: string;
}

export interface Dataset {
  readonly entities: readonly EntityToWrite[];
  readonly statements: readonly StatementToWrite[];
  readonly conflicts: readonly ConflictToWrite[];
}

/** The records of seeds that {@link checkSeeds} found without errors. */
export function dataset(seeds: Seeds): Dataset {
  const sources = new Map(seeds.entities.map(({ record }) => [record.id, record]));
  const statements = seeds.statements.map(({ record }) => statementOf(record, sources));
  const derived = derivedCountries(statements.map(({ record }) => record));
  const known = firstKnown(statements, sources);
  const entities = seeds.entities.map(({ record }) =>
    entityOf(record, sources, derived, known.get(record.id)),
  );
  const firstKnownOf = new Map(entities.map(({ record }) => [record.id, record.knownFrom]));
  return {
    entities,
    statements: statements.map(({ record, evidence }) => ({
      evidence,
      record: { ...record, knownFrom: knownWithEnds(record, firstKnownOf) },
    })),
    conflicts: seeds.conflicts.flatMap(({ record: { statements: sides, ...conflict } }) =>
      sides.flatMap((side, index) =>
        [side]
          .flat()
          .flatMap((from) =>
            sides
              .slice(index + 1)
              .flatMap((other) => [other].flat().map((to) => ({ record: conflict, from, to }))),
          ),
      ),
    ),
  };
}

type Sources = ReadonlyMap<string, SeedEntity>;

function entityOf(
  seed: SeedEntity,
  sources: Sources,
  derived: Derived,
  /** When a statement on it was first public, if any was published. */
  stated: string | undefined,
): EntityToWrite {
  const kind = kindNamed(seed.kind) as Kind;
  const attributes = { ...seed.attributes, ...(kind.name === 'Company' ? derived(seed.id) : {}) };
  const evidence = evidenceOf(seed.id, seed.evidence, sources);
  const knownFrom = earliest([...(stated ? [stated] : []), ...publishedDays(evidence, sources)]);
  const searched = [...seed.names.map(({ text }) => text), ...seed.aliases, ...seed.acronyms];
  const numbers = [attributes.officialNumber, ...Object.values(seed.externalIds)].filter(
    (n) => n !== undefined,
  );
  return {
    record: {
      id: seed.id,
      kind: seed.kind,
      names: seed.names,
      aliases: seed.aliases,
      acronyms: seed.acronyms,
      description: seed.description,
      externalIds: Object.entries(seed.externalIds).map(([scheme, value]) => ({ scheme, value })),
      gaps: seed.gaps.map((gap) => gapOf(gap, sources)),
      attributes,
      sortKey: sortKey(nameOf(seed)),
      date: dateOf(kind, attributes),
      ...existence(kind, attributes, knownFrom),
      knownFrom,
    },
    evidence,
    formerIds: seed.formerIds,
    searchText: searchTextOf([...searched, ...numbers]),
  };
}

/** A whole list is known when the last of the sources in which it stands has come out. */
function gapOf(gap: SeedGap, sources: Sources): GapRecord {
  if (gap.status !== 'KNOWN') return gap;
  const days = gap.searched.map((source) => knownFrom(undefined, sources.get(source)));
  return { ...gap, knownFrom: days.sort().at(-1) };
}

/** Every text with its blanks and without, so that a part is found however it is spaced. */
const searchTextOf = (texts: readonly string[]): string => {
  const spaced = texts.map(normalize);
  return [...new Set([...spaced, ...spaced.map(withoutBlanks)])].join(' | ');
};

/** The day by which entities of the kind are ordered in time: its first attribute that is a date. */
function dateOf(kind: Kind, attributes: Readonly<Record<string, string>>): string {
  const dates = attributesOf(kind).filter(({ type }) => type.is === 'date');
  const value = dates.map(({ name }) => attributes[name]).find((date) => date !== undefined);
  return value === undefined ? LAST_DAY : dayRange(value).earliest;
}

/** When the entity exists. Where its beginning is not known, it was there by the day on which it was first known. */
function existence(
  { lasts }: Kind,
  attributes: Readonly<Record<string, string>>,
  knownFrom: string,
): Pick<EntityRecord, 'since' | 'until' | 'untilKnownFrom'> {
  const always = {
    since: { earliest: FIRST_DAY, latest: FIRST_DAY },
    until: { earliest: LAST_DAY, latest: LAST_DAY },
    untilKnownFrom: FIRST_DAY,
  };
  if (!lasts) return always;
  const beginning = lasts.from.map((name) => attributes[name]).find((date) => date !== undefined);
  const end = lasts.until === undefined ? undefined : attributes[lasts.until];
  const unknown = { earliest: FIRST_DAY, latest: knownFrom };
  return {
    since: beginning === undefined ? unknown : dayRange(beginning),
    until: end === undefined ? always.until : dayRange(end),
    untilKnownFrom: end === undefined ? FIRST_DAY : dayRange(end).latest,
  };
}

/**
 * When a statement was first public. One that was never news, as reference data or our own classification, counts from
 * the start of its valid time, and from when both its ends were known.
 */
function knownWithEnds(
  { knownFrom, since, from, to }: StatementRecord,
  firstKnownOf: ReadonlyMap<string, string>,
): string {
  if (knownFrom !== FIRST_DAY) return knownFrom;
  const ends = [from, ...(to === undefined ? [] : [to])].map((id) => firstKnownOf.get(id) ?? FIRST_DAY);
  return [since.earliest, ...ends].sort().at(-1)!;
}

/** When evidence was public. What we conclude ourselves does not tell when a thing was first heard of. */
const publishedDays = (evidence: readonly EvidenceToWrite[], sources: Sources): readonly string[] =>
  evidence
    .filter(({ source }) => sources.get(source)?.attributes.sourceType !== 'EDITORIAL')
    .map(({ record }) => record.knownFrom);

/** When a statement on each entity was first public. */
function firstKnown(statements: readonly StatementToWrite[], sources: Sources): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const { record, evidence } of statements) {
    for (const day of publishedDays(evidence, sources)) {
      for (const id of record.to === undefined ? [record.from] : [record.from, record.to]) {
        if (day < (known.get(id) ?? LAST_DAY)) known.set(id, day);
      }
    }
  }
  return known;
}

function statementOf(seed: SeedStatement, sources: Sources): StatementToWrite {
  const evidence = evidenceOf(seed.id, seed.evidence, sources);
  const affirming = evidence.filter(({ record }) => record.stance === 'AFFIRMS');
  const counted = affirming.length > 0 ? affirming : evidence;
  return {
    record: {
      id: seed.id,
      type: seed.type,
      from: seed.from,
      to: seed.to,
      value: seed.value,
      negated: seed.negated,
      ...validTime(seed, counted),
      knownFrom: earliest(counted.map(({ record }) => record.knownFrom)),
      modality: best(
        'Modality',
        counted.map(({ record }) => record.modality),
      ),
      certainty: best(
        'Certainty',
        counted.map(({ record }) => record.certainty),
      ),
      sources: new Set(affirming.map(({ source }) => independentOf(source, sources))).size,
      qualifiers: seed.qualifiers,
    },
    evidence,
  };
}

function evidenceOf(id: string, seeds: readonly SeedEvidence[], sources: Sources): EvidenceToWrite[] {
  return seeds.map(({ source, ...evidence }, index) => ({
    source,
    record: {
      id: `${id}#${index + 1}`,
      ...evidence,
      knownFrom: knownFrom(evidence.knownFrom, sources.get(source)),
    },
  }));
}

/**
 * When the content was first public: as the seed says, else when the source came out, else when it was read. Reference
 * data and what we classify were never news: they are known from the start.
 */
function knownFrom(given: string | undefined, source: SeedEntity | undefined): string {
  const timeless = ['REFERENCE', 'EDITORIAL'].includes(source?.attributes.sourceType ?? '');
  if (given === undefined && timeless) return FIRST_DAY;
  const date = given ?? source?.attributes.publishedOn ?? source?.attributes.retrievedAt;
  if (date === undefined) return FIRST_DAY;
  const { earliest: from, latest } = dayRange(date);
  return latest === LAST_DAY ? from : latest;
}

function validTime(
  seed: SeedStatement,
  evidence: readonly EvidenceToWrite[],
): Pick<StatementRecord, 'since' | 'until' | 'untilKnownFrom'> {
  const nature = natureOf(seed.type);
  const always = {
    since: { earliest: FIRST_DAY, latest: FIRST_DAY },
    until: { earliest: LAST_DAY, latest: LAST_DAY },
    untilKnownFrom: FIRST_DAY,
  };
  if (nature === 'timeless') return always;
  const words = { since: seed.sinceWords, until: seed.untilWords };
  const beginning = nature === 'occurrence' ? seed.on : seed.since;
  // Somebody seen in an office held it by then: what is attested bounds what is not dated.
  const seen = evidence.flatMap(({ record }) => (record.attestedAt ? [dayRange(record.attestedAt)] : []));
  const public_ =
    nature === 'occurrence' || seen.length === 0
      ? [earliest(evidence.map(({ record }) => record.knownFrom))]
      : [];
  const by = earliest([...seen.map(({ latest }) => latest), ...public_]);
  const since: BoundRecord = {
    edtf: beginning,
    words: words.since,
    ...(beginning === undefined ? { earliest: FIRST_DAY, latest: by } : dayRange(beginning)),
  };
  const until = { edtf: seed.until, words: words.until, ...untilDays(seed, nature, since, seen) };
  return { since, until, untilKnownFrom: untilKnownFrom(seed, until, evidence) };
}

/**
 * When the end of a statement was first public: as the seed says, else with the first source from that day on, else when
 * it came. What was to end by its nature, such as a term, says so in the seed.
 */
function untilKnownFrom(
  seed: SeedStatement,
  until: BoundRecord,
  evidence: readonly EvidenceToWrite[],
): string {
  if (seed.untilKnownFrom) return dayRange(seed.untilKnownFrom).latest;
  if (until.latest === LAST_DAY) return FIRST_DAY;
  const known = evidence.map(({ record }) => record.knownFrom).sort();
  return known.find((day) => day >= until.earliest) ?? until.latest;
}

function untilDays(
  seed: SeedStatement,
  nature: string,
  since: BoundRecord,
  seen: readonly { readonly latest: string }[],
): { earliest: string; latest: string } {
  if (nature === 'occurrence' || seed.until === undefined) return { earliest: LAST_DAY, latest: LAST_DAY };
  if (seed.until !== 'unknown') return dayRange(seed.until);
  const last =
    seen
      .map(({ latest }) => latest)
      .sort()
      .at(-1) ?? since.latest;
  return { earliest: last, latest: LAST_DAY };
}

const earliest = (days: readonly string[]): string => [...days].sort()[0] ?? FIRST_DAY;

const best = (vocabulary: VocabularyName, found: readonly string[]): string => {
  const order = termsOf(vocabulary);
  return [...found].sort((a, b) => order.indexOf(a) - order.indexOf(b))[0]!;
};

/** The source at the end of the chain of `derivedFrom`: copies of one report are one source. */
function independentOf(id: string, sources: Sources): string {
  return endOfChain(id, (source) => sources.get(source)?.attributes.derivedFrom);
}

/** Where a chain ends: at what leads nowhere, or where the next step would close a circle. */
function endOfChain(start: string, next: (id: string) => string | undefined): string {
  const seen = new Set([start]);
  let end = start;
  for (let step = next(end); step !== undefined && !seen.has(step); step = next(end)) {
    seen.add(step);
    end = step;
  }
  return end;
}

type Derived = (company: string) => Record<string, string>;

/** The countries of firms, from their BASED_IN, INCORPORATED_IN and controlling OWNS statements. */
function derivedCountries(statements: readonly StatementRecord[]): Derived {
  const lasting = statements.filter(({ negated, until }) => !negated && until.latest === LAST_DAY);
  const latest = (type: string): ReadonlyMap<string, string> =>
    new Map(
      lasting
        .filter((statement) => statement.type === type)
        // The one that began last stands: the map keeps the last of each firm.
        .sort((a, b) => compareText(a.since.earliest, b.since.earliest) || compareText(a.id, b.id))
        .map((statement) => [statement.from, statement.to!]),
    );
  const seats = latest('BASED_IN');
  const incorporated = latest('INCORPORATED_IN');
  const parents = new Map(
    lasting
      .filter(({ type, qualifiers }) => type === 'OWNS' && qualifiers.controlling === true)
      .map(({ from, to }) => [to!, from]),
  );
  return (company) => {
    const top = endOfChain(company, (firm) => parents.get(firm));
    const countries = {
      country: seats.get(company),
      incorporationCountry: incorporated.get(company),
      ultimateParentCountry: seats.get(top) ?? seats.get(company),
    };
    return Object.fromEntries(
      Object.entries(countries).filter((entry): entry is [string, string] => !!entry[1]),
    );
  };
}
