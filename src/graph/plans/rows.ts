/** What a plan brings back. */
import type { ConflictRecord, EntityRecord, EvidenceRecord, StatementRecord } from '../records.js';

export type Direction = 'OUT' | 'IN';

export interface EvidenceRow {
  readonly evidence: EvidenceRecord;
  readonly source: EntityRecord;
  /** Who says it, where that is not the source itself. */
  readonly assertedBy?: EntityRecord;
}

export interface ConflictRow {
  readonly conflict: ConflictRecord;
  /** The statement on the other side. */
  readonly other: StatementRecord;
}

export interface StatementRow {
  readonly statement: StatementRecord;
  readonly evidence?: readonly EvidenceRow[];
  readonly conflicts?: readonly ConflictRow[];
}

export interface RelationCountRow {
  readonly type: string;
  readonly direction: Direction;
  readonly kind: string;
  readonly count: number;
}

export interface RelationRow {
  readonly direction: Direction;
  readonly statement: StatementRow;
  readonly node: EntityRow;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
  readonly total?: number;
}

/** An entity and whatever of its surroundings was planned; what was not is fetched by a loader. */
export interface EntityRow {
  readonly entity: EntityRecord;
  readonly evidence?: readonly EvidenceRow[];
  readonly counts?: ReadonlyMap<string, readonly RelationCountRow[]>;
  readonly references?: ReadonlyMap<string, EntityRow | null>;
  readonly relations?: ReadonlyMap<string, Page<RelationRow>>;
}
