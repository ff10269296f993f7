/** Reads the columns of a compiled plan back into rows. */
import { asKnown } from '../days.js';
import type { Value } from '../engines/engine.js';
import type { ConflictRecord, EntityRecord, EvidenceRecord, StatementRecord } from '../records.js';
import type {
  ConflictRow,
  Direction,
  EntityRow,
  EvidenceRow,
  Page,
  RelationCountRow,
  RelationRow,
} from './rows.js';

/** The row of an entity while its columns are read. */
export interface OpenRow {
  readonly entity: EntityRecord;
  evidence?: readonly EvidenceRow[];
  counts?: Map<string, readonly RelationCountRow[]>;
  references?: Map<string, EntityRow | null>;
  relations?: Map<string, Page<RelationRow>>;
}

/** Puts the nested columns of an entity into its row. */
export type ReadNode = (columns: readonly Value[], row: OpenRow) => void;

/** A record is stored as one JSON text, so that a row is decoded once and not key by key. */
export const parseRecord = <T>(text: Value): T => JSON.parse(text as string) as T;

export function readEntity(record: string, columns: readonly Value[], read: ReadNode): EntityRow {
  const row: OpenRow = { entity: parseRecord<EntityRecord>(record) };
  read(columns, row);
  return row;
}

export function readEvidence(value: Value): readonly EvidenceRow[] {
  return (value as [string, string, string[]][]).map(([evidence, source, [speaker]]) => ({
    evidence: parseRecord<EvidenceRecord>(evidence),
    source: parseRecord<EntityRecord>(source),
    assertedBy: speaker === undefined ? undefined : parseRecord<EntityRecord>(speaker),
  }));
}

export function readConflicts(value: Value, knownAt?: string): readonly ConflictRow[] {
  return (value as [string, string][]).map(([conflict, other]) => ({
    conflict: parseRecord<ConflictRecord>(conflict),
    other: asKnown(parseRecord<StatementRecord>(other), knownAt),
  }));
}

export function readCounts(value: Value, direction: Direction): readonly RelationCountRow[] {
  return (value as [string, string, number][]).map(([type, kind, count]) => ({
    type,
    direction,
    kind,
    count,
  }));
}

/** Where the columns of a followed relation stand behind its two records. */
export interface RelationColumns {
  readonly node: ReadNode;
  readonly evidence: number;
  readonly conflicts: number;
  /** The day of knowledge: an end that was not public then is left out. */
  readonly knownAt?: string;
}

/** The rows of a followed relation, seen from the entity whose id is given. */
export function readRelation(value: Value, id: string, columns: RelationColumns): readonly RelationRow[] {
  return (value as [string, string, ...Value[]][]).map(([record, node, ...nested]) => {
    const statement = asKnown(parseRecord<StatementRecord>(record), columns.knownAt);
    return {
      direction: statement.from === id ? 'OUT' : 'IN',
      statement: {
        statement,
        evidence: columns.evidence < 0 ? undefined : readEvidence(nested[columns.evidence] as Value),
        conflicts:
          columns.conflicts < 0
            ? undefined
            : readConflicts(nested[columns.conflicts] as Value, columns.knownAt),
      },
      node: readEntity(node, nested, columns.node),
    };
  });
}
