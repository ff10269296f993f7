/** How much the seeds hold of each country, and how well it is supported. */
import { compareText } from '../graph/normalize.js';
import type { Seeds } from './read.js';
import { dataset } from './records.js';

export interface CountryRow {
  readonly country: string;
  readonly barriers: number;
  readonly laws: number;
  readonly firms: number;
  /** Statements with an end in the country, what we classify ourselves left out. */
  readonly statements: number;
  /** Of these, how many a legal or official text supports. */
  readonly official: number;
  /** Of these, how many rest on one independent source alone. */
  readonly single: number;
}

const OFFICIAL = new Set(['STATUTE', 'OFFICIAL']);

/** One row per country that has a node, the one with most statements first. */
export function countryTable(seeds: Seeds): readonly CountryRow[] {
  const { entities, statements } = dataset(seeds);
  const records = new Map(entities.map(({ record }) => [record.id, record]));
  const typeOf = (source: string) => records.get(source)?.attributes.sourceType ?? '';
  const countryOf = (id: string | undefined): string | undefined => {
    const record = id === undefined ? undefined : records.get(id);
    return record?.kind === 'Country' ? record.id : record?.attributes.country;
  };
  const rows = new Map(
    entities
      .filter(({ record }) => record.kind === 'Country')
      .map(({ record }) => [
        record.id,
        { barriers: 0, laws: 0, firms: 0, statements: 0, official: 0, single: 0 },
      ]),
  );
  const counted = { Barrier: 'barriers', Law: 'laws', Company: 'firms' } as const;
  for (const { record } of entities) {
    const column = counted[record.kind as keyof typeof counted];
    const row = rows.get(record.attributes.country ?? '');
    if (column && row) row[column]++;
  }
  for (const { record, evidence } of statements) {
    const classified = evidence.every(({ source }) => typeOf(source) === 'EDITORIAL');
    if (classified) continue;
    for (const country of new Set([countryOf(record.from), countryOf(record.to)])) {
      const row = rows.get(country ?? '');
      if (!row) continue;
      row.statements++;
      if (evidence.some(({ source }) => OFFICIAL.has(typeOf(source)))) row.official++;
      if (record.sources === 1) row.single++;
    }
  }
  return [...rows]
    .map(([country, row]) => ({ country, ...row }))
    .sort((a, b) => b.statements - a.statements || compareText(a.country, b.country));
}
