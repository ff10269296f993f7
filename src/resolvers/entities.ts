/** Root fields that fetch entities: by id, by ids, and a list and a single field per kind. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { encodeCursor, entityKeys, entityPosition, listName } from '../graph/cursor.js';
import { bareNode, type NodePlan } from '../graph/plan.js';
import { kinds } from '../ontology/kinds.js';
import { ListArguments } from '../schema/arguments.js';
import { EntityEdge, entityConnectionOf } from '../schema/connections.js';
import { Entity } from '../schema/entity.js';
import { classOfKind, entityOf } from '../schema/kinds.js';
import { Node } from '../schema/node.js';
import { Statement } from '../schema/statement.js';
import { orderOf, pageSize, positionAfter, withoutNulls } from './arguments.js';
import type { Context } from './context.js';
import { planOfConnection, planOfEntities } from './look-ahead.js';

const byIdDescription = 'Null where there is none. A former id leads to the entity that has it now.';

@Resolver()
export class EntitiesResolver {
  @Query(() => Entity, {
    nullable: true,
    description: `An entity by its id, such as kr-kisa. ${byIdDescription}`,
  })
  async entity(
    @Arg('id', () => ID, { description: 'The id.' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Entity | null> {
    return (await entitiesById([id], context, planOfEntities(info)))[0] ?? null;
  }

  @Query(() => [Entity], {
    nullable: 'items',
    description: 'Entities by their ids, in the order of the ids; null in place of one that there is not.',
  })
  async entities(
    @Arg('ids', () => [ID], { description: 'The ids.' }) ids: string[],
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<(Entity | null)[]> {
    return entitiesById(ids, context, planOfEntities(info));
  }

  @Query(() => Node, {
    nullable: true,
    description: 'An entity or a statement by its id, after the Relay convention. Null where there is none.',
  })
  async node(
    @Arg('id', () => ID, { description: 'The id.' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Node | null> {
    return (await nodesById([id], context, info))[0] ?? null;
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'Entities and statements by their ids, in the order of the ids, after the Relay convention.',
  })
  async nodes(
    @Arg('ids', () => [ID], { description: 'The ids.' }) ids: string[],
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<(Node | null)[]> {
    return nodesById(ids, context, info);
  }
}

async function entitiesById(
  ids: readonly string[],
  { graph, lookAhead }: Context,
  planned: NodePlan,
  kind?: string,
): Promise<(Entity | null)[]> {
  const node = lookAhead ? planned : bareNode;
  const follow = async (wanted: readonly string[]) => {
    const { rows } = await graph.follow({ start: { by: 'ids', ids: [...new Set(wanted)], kind }, node });
    return new Map(rows.map((row) => [row.entity.id, entityOf(row)]));
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
  context: Context,
  info: GraphQLResolveInfo,
): Promise<(Node | null)[]> {
  // A statement's id is made of ids with dots between them; an entity's has none.
  const statementIds = ids.filter((id) => id.includes('.'));
  const entityIds = ids.filter((id) => !id.includes('.'));
  const [entities, statements] = await Promise.all([
    entityIds.length > 0 ? entitiesById(entityIds, context, planOfEntities(info)) : [],
    Promise.all(statementIds.map((id) => context.loaders.statement(id))),
  ]);
  const found = new Map<string, Node>();
  entityIds.forEach((id, index) => {
    const entity = entities[index];
    if (entity) found.set(id, entity);
  });
  for (const row of statements) if (row) found.set(row.statement.id, new Statement(row));
  return ids.map((id) => found.get(id) ?? null);
}

/** A resolver class with the single field and the list of one kind. */
function kindResolver(kind: (typeof kinds)[number]): new () => object {
  class KindResolver {
    async byId(id: string, context: Context, info: GraphQLResolveInfo): Promise<Entity | null> {
      return (await entitiesById([id], context, planOfEntities(info), kind.name))[0] ?? null;
    }

    async list(args: ListArguments, { graph, lookAhead }: Context, info: GraphQLResolveInfo) {
      const planned = planOfConnection(info);
      const order = orderOf(args.sort);
      const list = listName(kind.plural, order);
      const after = positionAfter(list, entityKeys(order).length, args.after);
      const page = await graph.follow({
        start: {
          by: 'list',
          kind: kind.name,
          filter: withoutNulls(args.filter ?? {}),
          order,
          first: pageSize(args.first),
          after,
          total: planned.total,
        },
        node: lookAhead ? planned.node : bareNode,
      });
      const edges = page.rows.map(
        (row) => new EntityEdge(entityOf(row), encodeCursor(list, entityPosition(row, order))),
      );
      const Connection = entityConnectionOf(kind.name);
      return new Connection(edges, page.hasMore, after !== undefined, page.total ?? 0);
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
  Ctx()(prototype, 'byId', 1);
  Info()(prototype, 'byId', 2);
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
