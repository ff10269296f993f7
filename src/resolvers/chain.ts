/** What a chain leads to beyond its own row. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { chainSentence } from '../graph/chain.js';
import { nameOf } from '../graph/records.js';
import { Chain, Hop } from '../schema/chain.js';
import { Entity } from '../schema/entity.js';
import type { Context } from './context.js';
import { loadedEntity } from './loaded.js';

async function sentence(
  nodes: readonly string[],
  hops: Parameters<typeof chainSentence>[0]['hops'],
  { loaders }: Context,
): Promise<string> {
  const entities = await Promise.all(nodes.map((id) => loadedEntity(loaders, id)));
  const names = new Map(entities.map(({ id, row }) => [id, nameOf(row.entity)]));
  return chainSentence({ nodes, hops }, (id) => names.get(id)!);
}

@Resolver(() => Chain)
export class ChainResolver {
  @FieldResolver(() => [Entity], { description: 'The nodes from one end to the other, both included.' })
  nodes(@Root() { row, clocks }: Chain, @Ctx() { loaders }: Context): Promise<Entity[]> {
    return Promise.all(row.nodes.map((id) => loadedEntity(loaders, id, clocks)));
  }

  @FieldResolver(() => String, { description: 'The chain as one sentence, in English.' })
  sentence(@Root() { row }: Chain, @Ctx() context: Context): Promise<string> {
    return sentence(row.nodes, row.hops, context);
  }
}

@Resolver(() => Hop)
export class HopResolver {
  @FieldResolver(() => Entity, { description: 'The node on the side where the chain begins.' })
  from(@Root() { row, clocks }: Hop, @Ctx() { loaders }: Context): Promise<Entity> {
    return loadedEntity(loaders, row.from, clocks);
  }

  @FieldResolver(() => Entity, { description: 'The node on the side where the chain ends.' })
  to(@Root() { row, clocks }: Hop, @Ctx() { loaders }: Context): Promise<Entity> {
    return loadedEntity(loaders, row.to, clocks);
  }

  @FieldResolver(() => String, { description: 'The hop as one sentence, in English.' })
  sentence(@Root() { row }: Hop, @Ctx() context: Context): Promise<string> {
    return sentence([row.from, row.to], [row], context);
  }
}
