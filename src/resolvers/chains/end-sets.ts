/** The sets of entities at the ends of a question, as a request names them. */
import { InputError } from '../../errors.js';
import { EndSet } from '../../graph/chains/end-set.js';
import type { Clocks } from '../../graph/clocks.js';
import type { EntityFilter } from '../../graph/plans/plan.js';
import type { EntitySetInput } from '../../schema/arguments.js';
import { CountryGroup } from '../../schema/entities/connections.js';
import type { Context } from '../context.js';
import { entityFilterOf, withAllCurrentIds } from '../entities/entity-filter.js';
import { groupsAmong, scopeOf } from '../scope.js';

/** How many entities a set may name; a larger one is only tested for membership. */
const MOST_MEMBERS = 5_000;

/** Conditions that say how another one is meant, and so narrow nothing by themselves. */
const MANNERS = new Set(['withMembers', 'nationality']);

/** A set, with the groups of countries that its filter names. Throws where it names nothing, or nothing that there is. */
export async function endSetOf(
  field: string,
  given: Partial<EntitySetInput>,
  clocks: Clocks,
  context: Context,
): Promise<{ set: EndSet; groups: CountryGroup[] }> {
  const conditions = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
  if (conditions.every(([name]) => MANNERS.has(name))) {
    const message = `${field} needs a condition (kinds, countries, ids, text …); without one it would mean everything.`;
    throw new InputError(field, given, message, 'EMPTY_FILTER');
  }
  const followed = await withAllCurrentIds(field, given, context);
  const scope = await scopeOf(context, clocks);
  const filter: EntityFilter = entityFilterOf(followed, clocks, scope);
  const groups = groupsAmong(followed, clocks, scope).map((group) => new CountryGroup(group, clocks));
  return { set: await EndSet.of(context.graph, filter, MOST_MEMBERS), groups };
}
