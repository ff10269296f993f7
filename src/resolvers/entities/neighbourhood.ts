/** What there is around an entity: first in numbers, then any of them page by page. */
import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { NeighboursArguments, RelationCountsArguments } from '../../schema/arguments.js';
import { relationConnectionTo } from '../../schema/entities/connections.js';
import { Entity } from '../../schema/entities/entity.js';
import { RelationCount } from '../../schema/entities/neighbourhood.js';
import type { Context } from '../context.js';
import { scopeOf } from '../scope.js';
import { countsAt, relationPage } from './relation-pages.js';
import { countsPlan, planOfCounted } from './relation-plans.js';

@Resolver(() => Entity)
export class NeighbourhoodResolver {
  @FieldResolver(() => [RelationCount], {
    description:
      'How many statements there are at the entity, by relation, direction and kind at the other end, and the page of each. All dates unless a day is given; empty where there are none under these conditions.',
  })
  async relationCounts(
    @Root() root: Entity,
    @Args(() => RelationCountsArguments) args: RelationCountsArguments,
    @Ctx() context: Context,
  ): Promise<RelationCount[]> {
    const plan = countsPlan({ ...args }, await scopeOf(context, root.clocks));
    const counts = await countsAt(root.row, plan, context.loaders);
    return counts.map((count) => new RelationCount(count, root, args));
  }
}

@Resolver(() => RelationCount)
export class RelationCountResolver {
  @FieldResolver(() => relationConnectionTo([]), {
    description:
      'The statements that are counted, with the entities at their other ends, page by page. Its `totalCount` is the count. A cursor fits `relations` of the same relation and direction, too.',
  })
  neighbours(
    @Root() { at, row, counted }: RelationCount,
    @Args(() => NeighboursArguments) page: NeighboursArguments,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const given = { ...counted, ...page };
    return relationPage(
      at,
      given,
      (_, scope) => planOfCounted(row, { ...counted }, { ...page }, scope),
      [],
      context,
      info,
      row.count,
    );
  }
}
