/** Small generated graphs, written as the loader writes, and the same graphs as plain lists for a reference. */
import fc from 'fast-check';
import type { Engine } from '../../src/graph/engines/engine.js';
import { query } from '../../src/graph/engines/queries.js';
import type { EntityRecord, StatementRecord } from '../../src/graph/records.js';
import { kindNames } from '../../src/ontology/kinds.js';
import { entityRow, relationRow } from '../../src/seeds/rows.js';
import { empty } from './engines.js';

export interface GeneratedGraph {
  readonly entities: readonly EntityRecord[];
  readonly statements: readonly StatementRecord[];
}

const FIRST = '0001-01-01';
const LAST = '9999-12-31';

/** Days on which generated statements begin and end. */
export const days = ['2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01', '2024-01-01'] as const;

export const kinds = ['Agency', 'Law', 'Barrier', 'Company'] as const;
export const types = ['ADMINISTERS', 'UNDERPINS', 'AFFECTS', 'OPPOSES', 'OWNS'] as const;

export const generatedEntity = (id: string, kind: string, attributes = {}): EntityRecord => ({
  id,
  kind,
  names: [{ lang: 'en', text: `The ${id}` }],
  aliases: [],
  acronyms: [],
  description: 'Made up for the tests.',
  externalIds: [],
  gaps: [],
  attributes,
  sortKey: `the ${id}`,
  date: LAST,
  since: { earliest: FIRST, latest: FIRST },
  until: { earliest: LAST, latest: LAST },
  untilKnownFrom: FIRST,
  knownFrom: FIRST,
});

/** A statement of all times, known from the start. */
export const generatedStatement = ({
  from,
  type,
  to,
}: Pick<StatementRecord, 'from' | 'type'> & { to: string }): StatementRecord => ({
  id: `${from}.${type}.${to}`,
  type,
  from,
  to,
  negated: false,
  since: { earliest: FIRST, latest: FIRST },
  until: { earliest: LAST, latest: LAST },
  untilKnownFrom: FIRST,
  knownFrom: FIRST,
  modality: 'FACT',
  certainty: 'STATED',
  sources: 1,
  qualifiers: {},
});

const beginning = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ earliest: FIRST, latest: FIRST }) },
  fc.tuple(fc.constantFrom(...days), fc.constantFrom(...days)).map(([a, b]) => ({
    earliest: a < b ? a : b,
    latest: a < b ? b : a,
  })),
);
const end = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ earliest: LAST, latest: LAST }) },
  fc.tuple(fc.constantFrom(...days), fc.constantFrom(...days)).map(([a, b]) => ({
    earliest: a < b ? a : b,
    latest: a < b ? b : a,
  })),
);

const qualifiersOf = (type: string, effect: string): StatementRecord['qualifiers'] =>
  type === 'AFFECTS' ? { effect, ground: 'INFERRED' } : {};

/** A graph of up to so many entities and statements; ids say the kind: `law-3`. */
export const graphs = (most: { entities: number; statements: number }): fc.Arbitrary<GeneratedGraph> =>
  fc.array(fc.constantFrom(...kinds), { minLength: 4, maxLength: most.entities }).chain((chosen) => {
    const entities = chosen.map((kind, index) => generatedEntity(`${kind.toLowerCase()}-${index}`, kind));
    const ids = entities.map(({ id }) => id);
    const statement = fc.record({
      from: fc.constantFrom(...ids),
      to: fc.constantFrom(...ids),
      type: fc.constantFrom(...types),
      since: beginning,
      until: end,
      negated: fc.constantFrom(false, false, false, false, true),
      knownFrom: fc.constantFrom(FIRST, ...days),
      untilKnownFrom: fc.constantFrom(FIRST, ...days),
      modality: fc.constantFrom('FACT', 'CLAIM', 'OPINION'),
      certainty: fc.constantFrom('LEGAL_TEXT', 'STATED', 'INFERRED'),
      sources: fc.integer({ min: 1, max: 3 }),
      effect: fc.constantFrom('HITS', 'SHELTERS'),
    });
    return fc.array(statement, { minLength: 4, maxLength: most.statements }).map((drawn) => ({
      entities,
      statements: drawn
        // Nothing is said of an entity and itself, and nothing ends before it begins.
        .filter(({ from, to, since, until }) => from !== to && since.latest <= until.earliest)
        .map(({ effect, ...record }, index) => ({
          ...record,
          id: `${record.from}.${record.type}.${record.to}.${index}`,
          qualifiers: qualifiersOf(record.type, effect),
        })),
    }));
  });

/** Makes the graph all that the engine holds. */
export async function hold(engine: Engine, { entities, statements }: GeneratedGraph): Promise<void> {
  await empty(engine);
  await engine.write([...writes(entities, statements)]);
}

export function* writes(entities: readonly EntityRecord[], statements: readonly StatementRecord[]) {
  for (const kind of new Set(entities.map((entity) => entity.kind))) {
    const rows = entities
      .filter((entity) => entity.kind === kind)
      .map((record) => entityRow({ record, evidence: [], formerIds: [], searchText: '' }));
    yield query('load-entities', { rows }, { kind, kinds: [...kindNames] });
  }
  for (const type of new Set(statements.map((statement) => statement.type))) {
    const rows = statements.filter((statement) => statement.type === type).map(relationRow);
    yield query('load-relations', { rows }, { types: [type] });
  }
}
