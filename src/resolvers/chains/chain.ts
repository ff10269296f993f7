/** What a chain leads to beyond its own row. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { chainHolding, chainSentence, hopWord, strongest, weakestHop } from '../../graph/chains/chain.js';
import { nameOf } from '../../graph/records.js';
import { Chain, Hop } from '../../schema/chains/chain.js';
import { Entity } from '../../schema/entities/entity.js';
import { TemporalBound } from '../../schema/entities/statement.js';
import { StatementTypeEnum, termEnum } from '../../schema/enums.js';
import type { Context } from '../context.js';
import { loadedEntity } from '../entities/loaded.js';

async function sentence(
  nodes: readonly string[],
  hops: Parameters<typeof chainSentence>[0]['hops'],
  { loaders }: Context,
): Promise<string> {
  const rows = await Promise.all(nodes.map((id) => loaders.entity(id)));
  const names = new Map(rows.flatMap((row) => (row ? [[row.entity.id, nameOf(row.entity)] as const] : [])));
  return chainSentence({ nodes, hops }, (id) => names.get(id)!);
}

@Resolver(() => Chain)
export class ChainResolver {
  @FieldResolver(() => [Entity], { description: 'The nodes from one end to the other, both included.' })
  nodes(@Root() { row, clocks }: Chain, @Ctx() { loaders }: Context): Promise<Entity[]> {
    return Promise.all(row.nodes.map((id) => loadedEntity(loaders, id, clocks)));
  }

  @FieldResolver(() => Hop, {
    description:
      'The hop that the chain hangs on: the one whose strongest statement is the weakest by certainty, then modality, then number of independent sources. The first of equals.',
  })
  weakestHop(@Root() { row, hops }: Chain): Hop {
    const weakest = weakestHop(row.hops);
    return hops.find((hop) => hop.row === weakest)!;
  }

  @FieldResolver(() => termEnum('Holding'), {
    nullable: true,
    description: 'With `validAt`: whether the chain holds then, as its least sure hop does.',
  })
  holds(@Root() { row, clocks: { validAt, knownAt } }: Chain): string | null {
    return validAt ? chainHolding(row, validAt, knownAt) : null;
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

  @FieldResolver(() => StatementTypeEnum, {
    description: 'The relation of the step, by its strongest statement.',
  })
  type(@Root() { row }: Hop): string {
    return strongest(row).type;
  }

  @FieldResolver(() => String, {
    description: 'How the step reads from its first node to its second: `underpins`, `is administered by`.',
  })
  word(@Root() { row }: Hop): string {
    return hopWord(row);
  }

  @FieldResolver(() => termEnum('Certainty'), { description: 'The certainty of its strongest statement.' })
  certainty(@Root() { row }: Hop): string {
    return strongest(row).certainty;
  }

  @FieldResolver(() => termEnum('Modality'), { description: 'The modality of its strongest statement.' })
  modality(@Root() { row }: Hop): string {
    return strongest(row).modality;
  }

  @FieldResolver(() => termEnum('Ground'), {
    nullable: true,
    description: 'Why the party is held to be affected, by its strongest statement.',
  })
  ground(@Root() { row }: Hop): string | null {
    return (strongest(row).qualifiers.ground as string | undefined) ?? null;
  }

  @FieldResolver(() => TemporalBound, {
    description: 'When it began to hold, or happened, by its strongest statement.',
  })
  since(@Root() { row }: Hop): TemporalBound {
    return strongest(row).since;
  }

  @FieldResolver(() => String, { description: 'The hop as one sentence, in English.' })
  sentence(@Root() { row }: Hop, @Ctx() context: Context): Promise<string> {
    return sentence([row.from, row.to], [row], context);
  }
}
