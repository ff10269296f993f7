/** Records as rows of the store: the properties that filters and orders compare, and the record itself. */
import { createHash } from 'node:crypto';
import type { Query, Value } from '../graph/engines/engine.js';
import { type EvidenceRecord, nameOf, type StatementRecord } from '../graph/records.js';
import type { Dataset, EntityToWrite, EvidenceToWrite, StatementToWrite } from './records.js';

/** Marks what seeds wrote, so that the next load replaces it and leaves everything else alone. */
export const ORIGIN = 'seeds';

/** How many rows one statement takes. */
export const BATCH = 5_000;

export interface Batch {
  readonly query: Query;
  readonly rows: number;
}

/** Statements for all rows, a batch each. */
export function* batched(rows: readonly Value[], make: (rows: readonly Value[]) => Query): Iterable<Batch> {
  for (let start = 0; start < rows.length; start += BATCH) {
    const part = rows.slice(start, start + BATCH);
    yield { query: make(part), rows: part.length };
  }
}

/** The same without the numbers of rows. */
export function* inBatches(rows: readonly Value[], make: (rows: readonly Value[]) => Query): Iterable<Query> {
  for (const { query } of batched(rows, make)) yield query;
}

/**
 * The shape of rows that this file makes. To be raised when a row gains or changes a property: what an older program
 * loaded then counts as changed.
 */
const ROWS = 3;

/** The hash of what is written: of an entity, a statement, or a whole dataset. */
export const versionOf = (written: EntityToWrite | StatementToWrite | Dataset): string =>
  createHash('sha256')
    .update(JSON.stringify([ROWS, written]))
    .digest('hex')
    .slice(0, 16);

export const entityRow = (written: EntityToWrite): Value => {
  const { record, searchText } = written;
  return {
    id: record.id,
    properties: {
      ...record.attributes,
      // A filter by country means the country itself, too.
      ...(record.kind === 'Country' && { country: record.id }),
      id: record.id,
      kind: record.kind,
      name: nameOf(record),
      description: record.description,
      sortKey: record.sortKey,
      date: record.date,
      sinceEarliest: record.since.earliest,
      sinceLatest: record.since.latest,
      untilEarliest: record.until.earliest,
      untilLatest: record.until.latest,
      untilKnownFrom: record.untilKnownFrom,
      knownFrom: record.knownFrom,
      searchText,
      record: JSON.stringify(record),
      version: versionOf(written),
      origin: ORIGIN,
    },
  };
};

/** The properties that filters and orders compare, on the relationship and on the statement's node alike. */
const compared = (record: StatementRecord): Record<string, Value> => ({
  ...record.qualifiers,
  id: record.id,
  type: record.type,
  negated: record.negated,
  modality: record.modality,
  certainty: record.certainty,
  sinceEarliest: record.since.earliest,
  sinceLatest: record.since.latest,
  untilEarliest: record.until.earliest,
  untilLatest: record.until.latest,
  untilKnownFrom: record.untilKnownFrom,
  knownFrom: record.knownFrom,
  record: JSON.stringify(record),
  origin: ORIGIN,
});

export const relationRow = (record: StatementRecord): Value => ({
  from: record.from,
  to: record.to!,
  properties: { ...compared(record), from: record.from, to: record.to! },
});

export const statementRow = (written: StatementToWrite): Value => {
  const { record } = written;
  const own = {
    from: record.from,
    ofValue: record.to === undefined,
    version: versionOf(written),
  };
  return { from: record.from, properties: { ...compared(record), ...own } };
};

export const evidenceRows = (of: string, evidence: readonly EvidenceToWrite[]): Value[] =>
  evidence.map(({ source, record }, position) => ({
    of,
    source,
    properties: { ...evidenceProperties(record), position, record: JSON.stringify(record), origin: ORIGIN },
  }));

const evidenceProperties = ({
  id,
  locator,
  summary,
  assertedBy,
  modality,
  certainty,
  stance,
  knownFrom,
}: EvidenceRecord) => ({
  id,
  locator: locator ?? null,
  summary: summary ?? null,
  assertedBy: assertedBy ?? null,
  modality,
  certainty,
  stance,
  knownFrom,
});
