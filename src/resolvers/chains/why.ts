/** Why are two entities linked? */
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { Chain } from '../../schema/chains/chain.js';
import { Reason, WhyAnswer, WhyArguments } from '../../schema/chains/why.js';
import { pageSize, within } from '../arguments.js';
import type { Context } from '../context.js';
import { loadedEntity } from '../entities/loaded.js';
import { MOST_HOPS_OF_A_REASON, MOST_PATHS } from './bounds.js';
import { questionOf } from './paths.js';
import { metBounds, skippedHubs } from './search-bounds.js';

@Resolver()
export class WhyResolver {
  @Query(() => WhyAnswer, {
    description:
      'Why are two entities linked? All chains between them up to a number of hops, ranked as reasons: by their weakest hop, then by how specific they are, then by length. Shared surroundings, such as that both are in one country, are no reason unless asked for.',
  })
  async why(@Args(() => WhyArguments) args: WhyArguments, @Ctx() context: Context): Promise<WhyAnswer> {
    const first = pageSize(args.first);
    const maxHops = within('maxHops', args.maxHops, 1, MOST_HOPS_OF_A_REASON);
    const search = { aim: 'ALL', maxHops, direction: 'BOTH', paths: MOST_PATHS } as const;
    const question = await questionOf(['a', args.a], ['b', args.b], args, context, search);
    const { from, to, following, bounds } = question;
    const { clocks, types } = following;
    const { loaders } = context;
    const { reasons, searchedHops, stopped, skipped } = await context.graph.why(question);
    const shown = await Promise.all(
      reasons.slice(0, first).map(async ({ chain, busiest }, index) => {
        const entity = busiest ? await loadedEntity(loaders, busiest.id, clocks) : null;
        return new Reason(index + 1, new Chain(chain, clocks), entity, busiest?.degree ?? 0);
      }),
    );
    return new WhyAnswer(
      await loadedEntity(loaders, from, clocks),
      await loadedEntity(loaders, to, clocks),
      shown,
      reasons.length,
      searchedHops,
      metBounds(stopped, searchedHops, bounds.paths),
      await skippedHubs(skipped, types, clocks, context),
    );
  }
}
