/** How do two entities hang together: paths between them. */
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { InputError } from '../../errors.js';
import type { PathAim, PathQuestion } from '../../graph/chains/paths.js';
import { connectingRelations, relationNames } from '../../ontology/relations.js';
import { Chain } from '../../schema/chains/chain.js';
import { type BetweenArguments, PathAnswer, PathsArguments } from '../../schema/chains/paths.js';
import { pageSize, within, withoutNulls } from '../arguments.js';
import type { Context } from '../context.js';
import { knownIds } from '../entities/known-ids.js';
import { loadedEntity } from '../entities/loaded.js';
import { clocksOf } from '../scope.js';
import { BOUNDS, MOST_HOPS, MOST_PATHS } from './bounds.js';
import { hubLimit, metBounds, skippedHubs } from './search-bounds.js';

@Resolver()
export class PathsResolver {
  @Query(() => PathAnswer, {
    description:
      'The paths between two entities: the shortest, the first few, or all up to a number of hops. States on a path overlap in time, what happened counts from its date on. Ends at the deadline or at a bound with what is known so far, and says so.',
  })
  async paths(
    @Args(() => PathsArguments) args: PathsArguments,
    @Ctx() context: Context,
  ): Promise<PathAnswer> {
    const first = pageSize(args.first);
    const maxHops = within('maxHops', args.maxHops, 1, MOST_HOPS);
    const question = await questionOf(['from', args.from], ['to', args.to], args, context, {
      aim: args.find,
      maxHops,
      direction: args.direction,
      paths: args.find === 'FIRST' ? first : MOST_PATHS,
    });
    const { from, to, following, bounds } = question;
    const { clocks, types } = following;
    const { paths, searchedHops, stopped, skipped } = await context.graph.paths(question);
    return new PathAnswer(
      await loadedEntity(context.loaders, from, clocks),
      await loadedEntity(context.loaders, to, clocks),
      paths.slice(0, first).map((path) => new Chain(path, clocks)),
      paths.length,
      searchedHops,
      metBounds(stopped, searchedHops, bounds.paths),
      await skippedHubs(skipped, types, clocks, context),
    );
  }
}

type End = readonly [field: string, id: string];

/** The question between two entities, checked. Throws where an id is unknown or the conditions contradict. */
export async function questionOf(
  start: End,
  end: End,
  args: BetweenArguments,
  context: Context,
  search: { aim: PathAim; maxHops: number; direction: PathQuestion['direction']; paths: number },
): Promise<PathQuestion> {
  const require = withoutNulls(args.require ?? {});
  const avoid = withoutNulls(args.avoid ?? {});
  const named = {
    [start[0]]: [start[1]],
    [end[0]]: [end[1]],
    'require.ids': require.ids,
    'avoid.ids': avoid.ids,
  };
  const current = await knownIds(named, context);
  const [from, to] = [current(start[1]), current(end[1])];
  if (from === to) {
    const message = `${start[0]} and ${end[0]} must be two entities, but both are "${from}".`;
    throw new InputError(end[0], end[1], message, 'SAME_ENDS');
  }
  const avoided = avoid.ids?.map(current);
  const needed = require.ids?.map(current);
  for (const id of [from, to, ...(needed ?? [])]) {
    if (avoided?.includes(id)) refuseContradiction('ids', id);
  }
  for (const field of ['kinds', 'relations'] as const) {
    const both = require[field]?.find((name) => avoid[field]?.includes(name));
    if (both !== undefined) refuseContradiction(field, both);
  }
  const { aim, maxHops, direction, paths } = search;
  const all = args.includeContext ? relationNames : connectingRelations;
  if (args.relations?.length === 0) {
    const message = 'relations needs a relation; leave it out to follow all that connect.';
    throw new InputError('relations', [], message, 'EMPTY_FILTER');
  }
  return {
    from,
    to,
    aim,
    maxHops,
    direction,
    following: {
      types: args.relations ?? all,
      // A relation that is named is wanted, whatever it tells.
      context: args.includeContext || (args.relations?.length ?? 0) > 0,
      clocks: clocksOf(args),
      modalities: args.modality ?? undefined,
      certainties: args.certainty ?? undefined,
    },
    require: { ...require, ids: needed },
    avoid: { ...avoid, ids: avoided },
    bounds: { ...BOUNDS, hub: hubLimit(args.hubLimit), paths },
  };
}

function refuseContradiction(field: string, value: string): never {
  const message = `${value} cannot be asked for and avoided at once. Take it out of avoid.${field}.`;
  throw new InputError(`avoid.${field}`, value, message, 'CONTRADICTION');
}
