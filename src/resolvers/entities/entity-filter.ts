/** From the filter of a request to that of the graph: ids are looked up, groups of countries become their members. */
import type { Clocks } from '../../graph/clocks.js';
import type { EntityFilter } from '../../graph/plans/plan.js';
import type { EntitySetInput } from '../../schema/arguments.js';
import { withoutNulls } from '../arguments.js';
import type { Context } from '../context.js';
import { countriesOf, type Scope } from '../scope.js';
import { knownIds } from './known-ids.js';

export function entityFilterOf(given: Partial<EntitySetInput>, clocks: Clocks, scope: Scope): EntityFilter {
  const { withMembers: _, ...filter } = withoutNulls(given);
  return { ...filter, countries: countriesOf(given, clocks, scope), ...clocks };
}

/** Conditions that name other entities. */
const NAMING = ['countries', 'sectors', 'issues', 'about', 'reports', 'agencies'] as const;

/** The filter with the ids that former ones lead to. Throws an InputError for one that there is not. */
export async function withCurrentIds<Given extends Partial<EntitySetInput>>(
  field: string,
  given: Given,
  context: Context,
  naming: readonly ((typeof NAMING)[number] | 'ids')[] = NAMING,
): Promise<Given> {
  const named = Object.fromEntries(naming.map((name) => [`${field}.${name}`, given[name]]));
  const current = await knownIds(named, context);
  const followed = naming.flatMap((name) => (given[name] ? [[name, given[name].map(current)] as const] : []));
  return { ...given, ...Object.fromEntries(followed) };
}

/** The same, where the entities themselves are named by id, too: nobody is asked for that there is not. */
export const withAllCurrentIds = <Given extends Partial<EntitySetInput>>(
  field: string,
  given: Given,
  context: Context,
): Promise<Given> => withCurrentIds(field, given, context, [...NAMING, 'ids']);
