/** A generated graph whose nodes have as many relations as one asks for, in the shape of the store. */
import type { Engine, Query, Value } from '../../src/graph/engines/engine.js';
import { query } from '../../src/graph/engines/queries.js';
import { sortKey } from '../../src/graph/normalize.js';
import type { EntityRecord, StatementRecord } from '../../src/graph/records.js';
import { type KindName, kindNames } from '../../src/ontology/kinds.js';
import { entityRow, evidenceRows, relationRow, statementRow } from '../../src/seeds/rows.js';

/** One of the ways in which a barrier of the graph is related. */
interface Way {
  readonly type: string;
  readonly direction: 'OUT' | 'IN';
  readonly kind: KindName;
  /** Which of ten relations in a row are of this kind. */
  readonly places: readonly number[];
}

const WAYS: readonly Way[] = [
  { type: 'AFFECTS', direction: 'OUT', kind: 'Company', places: [0, 1, 2, 4, 5, 7] },
  { type: 'AFFECTS', direction: 'OUT', kind: 'Product', places: [3, 8] },
  { type: 'LISTS', direction: 'IN', kind: 'Report', places: [6] },
  { type: 'UNDERPINS', direction: 'IN', kind: 'Law', places: [9] },
];

const COUNTRIES = ['c-us', 'c-kr', 'c-jp', 'c-de', 'c-br'];
const CERTAINTIES = ['STATED', 'LEGAL_TEXT', 'INFERRED'];
const MODALITIES = ['FACT', 'CLAIM', 'OPINION'];
const SOURCE = 'generated';
/** Marks what is written as no part of anybody's seeds. */
const ORIGIN = 'generated';

/** How many rows one statement writes. */
const BATCH = 5_000;

/** The id of the node that has so many relations. */
export const hubId = (relations: number): string => `b-hub-${relations}`;

export const hubRecord = (relations: number): EntityRecord =>
  entity(hubId(relations), 'Barrier', `Hub of ${relations}`);

/** An entity of the graph: what is not said of it is empty. */
export function entity(id: string, kind: KindName, name: string, country = 'c-us'): EntityRecord {
  return {
    id,
    kind,
    names: [{ lang: 'en', text: name }],
    aliases: [],
    acronyms: [],
    description: `${name}, generated.`,
    externalIds: [],
    gaps: [],
    attributes: { country },
    sortKey: sortKey(name),
    date: '9999-12-31',
    since: { earliest: '0001-01-01', latest: '0001-01-01' },
    until: { earliest: '9999-12-31', latest: '9999-12-31' },
    untilKnownFrom: '0001-01-01',
    knownFrom: '0001-01-01',
  };
}

/** The n-th relation of a hub, and the entity at its far end: every second one leads to the same as the one before. */
export function relationOf(hub: string, n: number): { statement: StatementRecord; far: EntityRecord } {
  const way = WAYS.find(({ places }) => places.includes(n % 10))!;
  const inKind = Math.floor(n / 10) * way.places.length + way.places.indexOf(n % 10);
  const far = farEnd(way.kind, Math.floor(inKind / 2));
  const [from, to] = way.direction === 'OUT' ? [hub, far.id] : [far.id, hub];
  const year = 2000 + (n % 25);
  const ends = n % 3 === 0;
  return {
    far,
    statement: {
      id: `${from}.${way.type.toLowerCase()}.${to}.${n}`,
      type: way.type,
      from,
      to,
      negated: n % 50 === 49,
      // Of some the day is known, of some only the year, so that on a day they only may hold.
      since: {
        edtf: `${year}`,
        earliest: `${year}-01-01`,
        latest: `${year}-${n % 2 === 0 ? '01-01' : '12-31'}`,
      },
      until: ends
        ? { edtf: `${year + 5}`, earliest: `${year + 5}-12-31`, latest: `${year + 5}-12-31` }
        : { earliest: '9999-12-31', latest: '9999-12-31' },
      untilKnownFrom: '0001-01-01',
      knownFrom: `${year}-06-15`,
      modality: MODALITIES[n % 7 === 0 ? 1 : n % 11 === 0 ? 2 : 0]!,
      certainty: CERTAINTIES[n % 4 === 0 ? 2 : n % 5 === 0 ? 1 : 0]!,
      sources: 1,
      qualifiers: way.type === 'AFFECTS' ? { effect: n % 9 === 0 ? 'SHELTERS' : 'HITS' } : {},
    },
  };
}

function farEnd(kind: KindName, index: number): EntityRecord {
  // Names come in another order than ids, and some entities share one.
  const name = `${kind} ${scattered(Math.floor(index / 3))} ${index % 3 === 2 ? 'B' : 'A'}`;
  return entity(`${kind.toLowerCase()}-${index}`, kind, name, COUNTRIES[index % COUNTRIES.length]);
}

const scattered = (n: number): string => ((n * 2_654_435_761) % 4_294_967_296).toString(36);

/** What is written of a statement: the relationship, or its node and its evidence beside it. */
export type Depth = 'relationships' | 'evidence';

/** Writes a hub for each of the sizes into an engine that is prepared and empty. */
export async function writeHubs(engine: Engine, sizes: readonly number[], depth: Depth): Promise<void> {
  const largest = Math.max(...sizes);
  const far = new Map<string, EntityRecord>();
  for (let n = 0; n < largest; n++) {
    const { far: end } = relationOf(hubId(largest), n);
    far.set(end.id, end);
  }
  const entities = [
    entity(SOURCE, 'Source', 'Generated'),
    ...sizes.map(hubRecord),
    ...COUNTRIES.map((id) => entity(id, 'Country', id)),
    ...far.values(),
  ];
  for (const kind of kindNames) {
    const rows = entities.filter((record) => record.kind === kind);
    await inBatches(engine, rows, (part) => [writingEntities(kind, part)]);
  }
  for (const size of sizes) {
    const numbers = Array.from({ length: size }, (_, n) => n);
    await inBatches(engine, numbers, (part) =>
      writingStatements(
        part.map((n) => relationOf(hubId(size), n).statement),
        depth,
      ),
    );
  }
}

/** Statements that write entities of one kind. */
export const writingEntities = (kind: KindName, records: readonly EntityRecord[]): Query => {
  const rows = records.map((record) =>
    ours(entityRow({ record, evidence: [], formerIds: [], searchText: record.sortKey })),
  );
  return query('load-entities', { rows }, { kind, kinds: kindNames });
};

/** Statements that write relations as the loader of seeds does. */
export function writingStatements(records: readonly StatementRecord[], depth: Depth): Query[] {
  const types = [...new Set(records.map(({ type }) => type))];
  const relationships = types.map((type) =>
    query(
      'load-relations',
      {
        rows: records.filter((record) => record.type === type).map((record) => ours(relationRow(record))),
      },
      { types: [type] },
    ),
  );
  if (depth === 'relationships') return relationships;
  const evidence = records.flatMap((record) => evidenceRows(record.id, [evidenceOf(record)]).map(ours));
  return [
    ...relationships,
    query('load-statements', { rows: records.map((record) => ours(statementRow({ record, evidence: [] }))) }),
    query('load-objects', { rows: records.map(({ id, to }): Value => ({ id, to: to! })) }),
    query('load-statement-evidence', { rows: evidence }),
  ];
}

const ours = (row: Value): Value => {
  const { properties, ...ends } = row as { readonly properties: { readonly [name: string]: Value } };
  return { ...ends, properties: { ...properties, origin: ORIGIN } };
};

const evidenceOf = ({ id, modality, certainty, knownFrom }: StatementRecord) => ({
  source: SOURCE,
  record: { id: `${id}#1`, summary: 'Generated.', modality, certainty, stance: 'AFFIRMS', knownFrom },
});

async function inBatches<Item>(
  engine: Engine,
  items: readonly Item[],
  make: (part: readonly Item[]) => readonly Query[],
): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH) {
    await engine.write(make(items.slice(start, start + BATCH)));
  }
}
