/** The members of groups of countries, and the parties of agreements that are filtered by, at a date. */
import { describe, expect, it } from 'vitest';
import { seedsFolder } from '../../src/configuration.js';
import { holdingOn } from '../../src/graph/days.js';
import { readSeeds } from '../../src/seeds/read.js';
import { dataset } from '../../src/seeds/records.js';

const { entities, statements } = dataset(readSeeds([seedsFolder]));
const countries = entities.map(({ record }) => record).filter(({ kind }) => kind === 'Country');
const memberships = statements
  .map(({ record }) => record)
  .filter(
    ({ type, from, negated }) => ['PART_OF', 'PARTY_TO'].includes(type) && from.startsWith('c-') && !negated,
  );

/** Who certainly belongs to a group, or is party to an agreement, on a day. */
const membersOf = (group: string, day: string): string[] =>
  memberships
    .filter((statement) => statement.to === group && holdingOn(statement, day) === 'HOLDS')
    .map(({ from }) => from)
    .sort();

describe('countries', () => {
  it.each(['iso2', 'iso3'])('share no %s code', (code) => {
    const codes = countries.flatMap(({ attributes }) => attributes[code] ?? []);
    expect(codes.filter((one, index) => codes.indexOf(one) !== index)).toEqual([]);
  });

  it('share no name', () => {
    const names = countries.flatMap(({ names, aliases }) => [
      ...new Set([
        ...names.map(({ text }) => text.toLowerCase()),
        ...aliases.map((alias) => alias.toLowerCase()),
      ]),
    ]);
    expect(names.filter((one, index) => names.indexOf(one) !== index)).toEqual([]);
  });

  it('that are states have both codes, and their id is made of the first', () => {
    const odd = countries.filter(
      ({ id, attributes: { type, iso2, iso3 } }) =>
        type === 'STATE' && (id !== `c-${iso2?.toLowerCase()}` || !/^[A-Z]{3}$/.test(iso3 ?? '')),
    );
    expect(odd.map(({ id }) => id)).toEqual([]);
  });
});

describe('members', () => {
  it.each([
    ['c-eu', '1957-12-31', 0],
    ['c-eu', '1958-01-01', 6],
    ['c-eu', '1973-01-01', 9],
    ['c-eu', '1995-01-01', 15],
    ['c-eu', '2004-04-30', 15],
    ['c-eu', '2004-05-01', 25],
    ['c-eu', '2007-01-01', 27],
    ['c-eu', '2013-07-01', 28],
    ['c-eu', '2020-01-31', 28],
    ['c-eu', '2020-02-01', 27],
    ['c-g7', '1975-12-31', 6],
    ['c-g7', '2010-01-01', 7],
    ['c-g20', '2026-01-01', 20],
    ['c-oecd', '1961-09-29', 0],
    ['c-oecd', '1961-09-30', 17],
    ['c-oecd', '1962-03-29', 20],
    ['c-oecd', '2021-05-24', 37],
    ['c-oecd', '2021-05-25', 38],
    ['c-asean', '1999-04-30', 10],
    ['c-asean', '2025-10-26', 11],
    ['c-brics', '2023-12-31', 5],
    ['c-brics', '2025-01-06', 11],
    ['c-efta', '1960-05-03', 7],
    ['c-efta', '1995-01-01', 4],
    ['c-gcc', '1981-05-25', 6],
    ['c-mercosur', '2024-08-06', 5],
    ['c-mercosur', '2024-08-07', 6],
    ['c-apec', '1990-01-01', 12],
    ['c-apec', '1998-12-01', 21],
    ['agr-usmca', '2020-06-30', 0],
    ['agr-usmca', '2020-07-01', 3],
    ['agr-cptpp', '2018-12-30', 6],
    ['agr-cptpp', '2024-12-15', 12],
    ['agr-rcep', '2022-01-01', 10],
    ['agr-rcep', '2023-06-02', 14],
  ])('of %s on %s are %i', (group, day, count) => {
    expect(membersOf(group, day)).toHaveLength(count);
  });

  it('are dated, so that none belongs to a group since ever', () => {
    const groups = new Set(
      countries
        .filter(({ attributes: { type } }) => ['BLOC', 'GROUP'].includes(type ?? ''))
        .map(({ id }) => id),
    );
    const undated = memberships.filter(({ to, since }) => groups.has(to ?? '') && since.edtf === undefined);
    expect(undated.map(({ id }) => id)).toEqual([]);
  });

  it('leave with their last day: the United Kingdom and the European Union', () => {
    expect(membersOf('c-eu', '2020-01-31')).toContain('c-gb');
    expect(membersOf('c-eu', '2020-02-01')).not.toContain('c-gb');
  });

  it('of the G7 are seven states, without Russia and the European Union', () => {
    expect(membersOf('c-g7', '2010-01-01')).toEqual(['c-ca', 'c-de', 'c-fr', 'c-gb', 'c-it', 'c-jp', 'c-us']);
  });

  it('may be a union: the European Union in the G20', () => {
    expect(membersOf('c-g20', '2026-01-01')).toContain('c-eu');
  });
});
