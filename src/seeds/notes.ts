/** Where sound seeds are thin: what the next editor may want to look at. */
import { normalize, withoutBlanks } from '../graph/normalize.js';
import type { SeedEntity, SeedStatement } from './format.js';
import type { Seeds } from './read.js';

/** One kind of thinness, with what shows it. */
export interface Note {
  readonly title: string;
  /** Ids, or groups of ids that may be one. */
  readonly found: readonly string[];
}

/** Kinds that mean something only in connection with something else. */
const TIED = new Set([
  'Agency',
  'Company',
  'Organization',
  'Person',
  'Law',
  'Programme',
  'Agreement',
  'Barrier',
  'Report',
  'Event',
  'Product',
  'Figure',
  'Claim',
]);

/** Notes on seeds, also the empty ones, in a fixed order. */
export function notesOn(seeds: Seeds): readonly Note[] {
  const entities = seeds.entities.map(({ record }) => record);
  const statements = seeds.statements.map(({ record }) => record);
  const into = (type: string) => new Set(statements.filter((s) => s.type === type).map(({ to }) => to));
  const outOf = (type: string) => new Set(statements.filter((s) => s.type === type).map(({ from }) => from));
  const of = (kind: string, thin: (id: string) => boolean) =>
    entities.filter((entity) => entity.kind === kind && thin(entity.id)).map(({ id }) => id);

  const tied = new Set(statements.flatMap(({ from, to }) => [from, ...(to === undefined ? [] : [to])]));
  const administered = into('ADMINISTERS');
  const enforced = into('ENFORCES');
  const founded = into('UNDERPINS');
  const affecting = outOf('AFFECTS');
  const seated = outOf('BASED_IN');
  return [
    { title: 'possibly one thing twice: the same name or alias', found: sameNames(entities) },
    { title: 'possibly one law twice: the same official number', found: sameNumbers(entities) },
    {
      title: 'entities without any statement',
      found: entities.filter(({ id, kind }) => TIED.has(kind) && !tied.has(id)).map(({ id }) => id),
    },
    {
      title: 'laws without a body that administers or enforces them',
      found: of('Law', (id) => !administered.has(id) && !enforced.has(id)),
    },
    {
      title: 'barriers without a law, programme or agreement',
      found: of('Barrier', (id) => !founded.has(id)),
    },
    { title: 'barriers without an affected party', found: of('Barrier', (id) => !affecting.has(id)) },
    { title: 'firms without headquarters', found: of('Company', (id) => !seated.has(id)) },
    { title: 'sources that nothing cites', found: uncited(entities, statements) },
  ];
}

/** Groups of entities of one kind and country that share a name. Titles and sentences are no names. */
const sameNames = (entities: readonly SeedEntity[]): string[] =>
  alike(entities, ({ kind, names, aliases, attributes }) => {
    if (kind === 'Source' || kind === 'Figure' || kind === 'Claim') return [];
    const texts = [...names.map(({ text }) => text), ...aliases];
    return texts.map((text) => `${kind} ${attributes.country ?? ''} ${withoutBlanks(normalize(text))}`);
  });

/** Acts are numbered by country: Act No. 7 of one is not that of another. */
const sameNumbers = (entities: readonly SeedEntity[]): string[] =>
  alike(entities, ({ attributes: { officialNumber, country = '' } }) =>
    officialNumber === undefined ? [] : [`${country} ${normalize(officialNumber)}`],
  );

/** Groups of entities that have a key in common. */
function alike(entities: readonly SeedEntity[], keysOf: (entity: SeedEntity) => readonly string[]): string[] {
  const groups = new Map<string, Set<string>>();
  for (const entity of entities) {
    for (const key of keysOf(entity)) groups.set(key, (groups.get(key) ?? new Set()).add(entity.id));
  }
  const several = [...groups.values()].filter((ids) => ids.size > 1);
  return [...new Set(several.map((ids) => [...ids].sort().join(' = ')))];
}

function uncited(entities: readonly SeedEntity[], statements: readonly SeedStatement[]): string[] {
  const cited = new Set(
    [...entities, ...statements].flatMap((record) => record.evidence.map(({ source }) => source)),
  );
  for (const { gaps, attributes } of entities) {
    for (const { searched } of gaps) for (const source of searched) cited.add(source);
    if (attributes.derivedFrom) cited.add(attributes.derivedFrom);
  }
  return entities.filter(({ id, kind }) => kind === 'Source' && !cited.has(id)).map(({ id }) => id);
}
