/** From the filter of a request to that of the graph: groups of countries become their members. */
import type { Clocks } from '../../graph/clocks.js';
import type { EntityFilter } from '../../graph/plans/plan.js';
import type { EntitySetInput } from '../../schema/arguments.js';
import { withoutNulls } from '../arguments.js';
import { countriesOf, type Scope } from '../scope.js';

export function entityFilterOf(given: Partial<EntitySetInput>, clocks: Clocks, scope: Scope): EntityFilter {
  const { withMembers: _, ...filter } = withoutNulls(given);
  return { ...filter, countries: countriesOf(given, clocks, scope), ...clocks };
}
