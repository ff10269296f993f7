/** Checks the bounds of a question over chains, and tells which were met. */
import type { Bound } from '../../graph/chains/walk.js';
import type { Clocks } from '../../graph/clocks.js';
import { LARGEST_HUB, MetBound, SkippedHub } from '../../schema/chains/search-bounds.js';
import { within } from '../arguments.js';
import type { Context } from '../context.js';
import { loadedEntity } from '../entities/loaded.js';
import { BOUNDS } from './bounds.js';

export const hubLimit = (value: number): number => within('hubLimit', value, 1, LARGEST_HUB);

/** The hubs that were skipped, by id, with their numbers of statements. */
export async function skippedHubs(
  ids: readonly string[],
  types: readonly string[],
  clocks: Clocks,
  { graph, loaders }: Context,
): Promise<readonly SkippedHub[]> {
  const degrees = await graph.degrees(ids, types, clocks);
  return Promise.all(
    degrees.map(async ({ id, degree }) => new SkippedHub(await loadedEntity(loaders, id, clocks), degree)),
  );
}

/** The bound that a search met, in words. */
export function metBounds(bound: Bound | undefined, hops: number, paths: number): readonly MetBound[] {
  if (!bound) return [];
  const known =
    hops === 0
      ? 'Nothing is known of any length.'
      : `All of up to ${hops} hop${hops === 1 ? '' : 's'} are known.`;
  const messages: Readonly<Record<Bound, string>> = {
    STATEMENTS: `Longer ones would need more than ${BOUNDS.statements} statements, the most that one request reads. ${known} Narrow the relations, or lower hubLimit.`,
    DEADLINE: `The time of the request ran out. ${known}`,
    PATHS: `There are more than ${paths}, the most that one answer holds. ${known} Narrow the search, or lower maxHops.`,
    TRIALS: `There are too many ways to try. ${known} Narrow the search, or lower maxHops or hubLimit.`,
    HUBS: `Each end has more than ${BOUNDS.statements} statements, the most that one request reads. ${known} Narrow the relations.`,
  };
  return [new MetBound(bound, messages[bound])];
}
