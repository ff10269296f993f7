/** Root fields that fetch entities: by id, by ids, and a list and a single field per kind. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { isPublic } from '../../graph/clocks.js';
import { coverage } from '../../graph/days.js';
import { encodeCursor, entityKeys, entityPosition, listName } from '../../graph/plans/cursor.js';
import { bareNode } from '../../graph/plans/plan.js';
import { kinds } from '../../ontology/kinds.js';
import { ClockArguments, ListArguments } from '../../schema/arguments.js';
import { CountryGroup, EntityEdge, entityConnectionOf } from '../../schema/entities/connections.js';
import { Entity } from '../../schema/entities/entity.js';
import { classOfKind, entityOf } from '../../schema/entities/kinds.js';
import { Node } from '../../schema/entities/node.js';
import { Statement } from '../../schema/entities/statement.js';
import { orderOf, pageSize, positionAfter } from '../arguments.js';
import type { Context } from '../context.js';
import { clocksOf, groupsAmong, scopeOf } from '../scope.js';
import { entityFilterOf, withCurrentIds } from './entity-filter.js';
import { planOfConnection, planOfEntities } from './look-ahead.js';

const byIdDescription =
  'Null where there is none, or where nothing on it was public by `knownAt`. A former id leads to the entity that has it now. The clocks hold for everything below that names none of its own.';

@Resolver()
export class EntitiesResolver {
  @Query(() => Entity, {
    nullable: true,
    description: `An entity by its id, such as kr-kisa. ${byIdDescription}`,
  })
  async entity(
    @Arg('id', () => ID, { description: 'The id.' }) id: string,
    @Args(() => ClockArguments) clocks: ClockArguments,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Entity | null> {
    return (await entitiesById([id], clocks, context, info))[0] ?? null;
  }

  @Query(() => [Entity], {
    nullable: 'items',
    description: 'Entities by their ids, in the order of the ids; null in place of one that there is not.',
  })
  async entities(
    @Arg('ids', () => [ID], { description: 'The ids.' }) ids: string[],
    @Args(() => ClockArguments) clocks: ClockArguments,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<(Entity | null)[]> {
    return entitiesById(ids, clocks, context, info);
  }

  @Query(() => Node, {
    nullable: true,
    description: 'An entity or a statement by its id, after the Relay convention. Null where there is none.',
  })
  async node(
    @Arg('id', () => ID, { description: 'The id.' }) id: string,
    @Args(() => ClockArguments) clocks: ClockArguments,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Node | null> {
    return (await nodesById([id], clocks, context, info))[0] ?? null;
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'Entities and statements by their ids, in the order of the ids, after the Relay convention.',
  })
  async nodes(
    @Arg('ids', () => [ID], { description: 'The ids.' }) ids: string[],
    @Args(() => ClockArguments) clocks: ClockArguments,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<(Node | null)[]> {
    return nodesById(ids, clocks, context, info);
  }
}

async function entitiesById(
  ids: readonly string[],
  given: ClockArguments,
  context: Context,
  info: GraphQLResolveInfo,
  kind?: string,
): Promise<(Entity | null)[]> {
  const { graph, lookAhead } = context;
  const clocks = clocksOf(given);
  const node = lookAhead ? planOfEntities(info, await scopeOf(context, clocks)) : bareNode;
  const follow = async (wanted: readonly string[]) => {
    const { rows } = await graph.follow({ start: { by: 'ids', ids: [...new Set(wanted)], kind }, node });
    const known = rows.filter(({ entity }) => isPublic(entity, clocks.knownAt));
    return new Map(known.map((row) => [row.entity.id, entityOf(row, clocks)]));
  };
  const found = await follow(ids);
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length > 0) {
    const redirects = await graph.redirects(missing);
    if (redirects.size > 0) {
      const led = await follow([...redirects.values()]);
      for (const [former, id] of redirects) {
        const entity = led.get(id);
        if (entity) found.set(former, entity);
      }
    }
  }
  return ids.map((id) => found.get(id) ?? null);
}

async function nodesById(
  ids: readonly string[],
  given: ClockArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<(Node | null)[]> {
  const clocks = clocksOf(given);
  const { knownAt } = clocks;
  // A statement's id is made of ids with dots between them; an entity's has none.
  const statementIds = ids.filter((id) => id.includes('.'));
  const entityIds = ids.filter((id) => !id.includes('.'));
  const [entities, statements] = await Promise.all([
    entityIds.length > 0 ? entitiesById(entityIds, given, context, info) : [],
    Promise.all(statementIds.map((id) => context.loaders.statement(id, knownAt))),
  ]);
  const found = new Map<string, Node>();
  entityIds.forEach((id, index) => {
    const entity = entities[index];
    if (entity) found.set(id, entity);
  });
  for (const row of statements) {
    if (row && isPublic(row.statement, knownAt)) found.set(row.statement.id, new Statement(row, clocks));
  }
  return ids.map((id) => found.get(id) ?? null);
}

/** A resolver class with the single field and the list of one kind. */
function kindResolver(kind: (typeof kinds)[number]): new () => object {
  class KindResolver {
    async byId(id: string, clocks: ClockArguments, context: Context, info: GraphQLResolveInfo) {
      return (await entitiesById([id], clocks, context, info, kind.name))[0] ?? null;
    }

    async list(args: ListArguments, context: Context, info: GraphQLResolveInfo) {
      const { graph, lookAhead } = context;
      const clocks = clocksOf(args);
      const scope = await scopeOf(context, clocks);
      const planned = planOfConnection(info, scope);
      const filter = await withCurrentIds('filter', args.filter ?? {}, context);
      const order = orderOf(args.sort);
      const list = listName(kind.plural, order);
      const after = positionAfter(list, entityKeys(order).length, args.after);
      const page = await graph.follow({
        start: {
          by: 'list',
          kind: kind.name,
          filter: {
            ...entityFilterOf(filter, clocks, scope),
            existing: true,
          },
          order,
          first: pageSize(args.first),
          after,
          total: planned.total,
        },
        node: lookAhead ? planned.node : bareNode,
      });
      const edges = page.rows.map(
        (row) =>
          new EntityEdge(
            entityOf(row, clocks),
            encodeCursor(list, entityPosition(row, order)),
            clocks.validAt ? coverage(row.entity, clocks.validAt) : null,
          ),
      );
      const Connection = entityConnectionOf(kind.name);
      const groups = groupsAmong(filter, clocks, scope).map((group) => new CountryGroup(group, clocks));
      const { hasMore, total = 0 } = page;
      return new Connection(edges, hasMore, after !== undefined, total, undefined, [], groups);
    }
  }
  const { prototype } = KindResolver;
  const descriptor = (name: 'byId' | 'list') => Object.getOwnPropertyDescriptor(prototype, name)!;
  const singular = kind.name[0]!.toLowerCase() + kind.name.slice(1);
  Query(() => classOfKind(kind.name), {
    name: singular,
    nullable: true,
    description: `One of the ${kind.plural} by its id. ${byIdDescription}`,
  })(prototype, 'byId', descriptor('byId'));
  Arg('id', () => ID, { description: 'The id.' })(prototype, 'byId', 0);
  Args(() => ClockArguments)(prototype, 'byId', 1);
  Ctx()(prototype, 'byId', 2);
  Info()(prototype, 'byId', 3);
  Query(() => entityConnectionOf(kind.name), {
    name: kind.plural,
    description: `All ${kind.plural}, narrowed by the filter, page by page.`,
  })(prototype, 'list', descriptor('list'));
  Args(() => ListArguments)(prototype, 'list', 0);
  Ctx()(prototype, 'list', 1);
  Info()(prototype, 'list', 2);
  Resolver()(KindResolver);
  return KindResolver;
}

export const kindResolvers = kinds.map(kindResolver);
