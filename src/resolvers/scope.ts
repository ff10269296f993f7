/** What a field takes over from where it stands: the clocks of the fields above it, and the groups of countries. */
import type { Clocks } from '../graph/clocks.js';
import type { GroupMembers, Groups } from '../graph/groups.js';
import type { Context } from './context.js';

export interface Scope {
  readonly clocks: Clocks;
  readonly groups: Groups;
  readonly today: string;
}

interface GivenClocks {
  readonly validAt?: string | null;
  readonly certainOnly?: boolean | null;
  readonly knownAt?: string | null;
}

/** The clocks that a field names, and those of the fields above it where it names none. */
export function clocksOf({ validAt, certainOnly, knownAt }: GivenClocks, above: Clocks = {}): Clocks {
  return {
    validAt: validAt ?? above.validAt,
    certainOnly: certainOnly ?? above.certainOnly ?? false,
    knownAt: knownAt ?? above.knownAt,
  };
}

export const scopeOf = async ({ groups, today }: Context, clocks: Clocks): Promise<Scope> => ({
  clocks,
  groups: await groups(),
  today,
});

interface GivenCountries {
  readonly countries?: readonly string[] | null;
  readonly withMembers?: boolean | null;
}

/** The groups among the countries of a filter, with the members that they stand for at its clocks. */
export const groupsAmong = (
  { countries, withMembers }: GivenCountries,
  clocks: Clocks,
  { groups, today }: Pick<Scope, 'groups' | 'today'>,
): readonly GroupMembers[] =>
  countries && (withMembers ?? true) ? groups.among(countries, clocks, today) : [];

/** The countries of a filter, and the members of the groups among them. */
export const countriesOf = (
  given: GivenCountries,
  clocks: Clocks,
  scope: Pick<Scope, 'groups' | 'today'>,
): readonly string[] | undefined =>
  given.countries
    ? [
        ...new Set([
          ...given.countries,
          ...groupsAmong(given, clocks, scope).flatMap(({ members }) => members),
        ]),
      ]
    : undefined;
