/** Which laws affect which firms, through which barrier, and who says so? */
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { BoundError } from '../errors.js';
import { encodeCursor } from '../graph/cursor.js';
import {
  acrossJurisdictions,
  type LawChain as LawChainRow,
  strongest,
  weakestHop,
} from '../graph/laws-affecting-firms.js';
import { LawsAffectingFirmsArguments } from '../schema/arguments.js';
import { Entity } from '../schema/entity.js';
import { termEnum } from '../schema/enums.js';
import {
  Hop,
  LawAffectingFirm,
  LawAffectingFirmConnection,
  LawChain,
} from '../schema/laws-affecting-firms.js';
import { pageSize, positionAfter, withoutNulls } from './arguments.js';
import type { Context } from './context.js';
import { loadedEntity } from './loaded.js';

/** How many firms, and how many rows of chains, one question may read. */
const MOST_FIRMS = 5_000;
const MOST_ROWS = 20_000;

const LIST = 'lawsAffectingFirms';

@Resolver()
export class LawsAffectingFirmsResolver {
  @Query(() => LawAffectingFirmConnection, {
    description:
      'Which laws affect which firms, through which barrier, and who says so? A law reaches a barrier that rests on it, also through a programme that implements it. A firm is reached itself, through its product, through a firm that it controls (up to three steps) and its products, and through its sector only when asked. Each answer is a law, a firm, and the chains between them, every hop with its statements.',
  })
  async lawsAffectingFirms(
    @Args(() => LawsAffectingFirmsArguments) args: LawsAffectingFirmsArguments,
    @Ctx() context: Context,
  ): Promise<LawAffectingFirmConnection> {
    const first = pageSize(args.first);
    const after = positionAfter(LIST, 5, args.after);
    const chains = await chainsOf(args, context);
    const pairs = new Map<string, LawChainRow[]>();
    for (const chain of chains) {
      const key = JSON.stringify(chain.key);
      const known = pairs.get(key);
      if (known) known.push(chain);
      else pairs.set(key, [chain]);
    }
    const ordered = [...pairs.values()];
    const start = after ? ordered.findIndex(([chain]) => isBehind(chain!.key, after)) : 0;
    const page = start < 0 ? [] : ordered.slice(start, start + first);
    const rows = await Promise.all(
      page.map(async (found) => {
        const [{ law, firm, key }] = found as [LawChainRow, ...LawChainRow[]];
        const ends = [loadedEntity(context.loaders, law), loadedEntity(context.loaders, firm)] as const;
        const chainsOfPair = found.map((chain) => new LawChain(chain, args.knownAt));
        return new LawAffectingFirm(...(await Promise.all(ends)), chainsOfPair, encodeCursor(LIST, key));
      }),
    );
    const more = start >= 0 && start + first < ordered.length;
    return new LawAffectingFirmConnection(rows, more, after !== undefined, ordered.length, chains.length);
  }
}

async function chainsOf(
  args: LawsAffectingFirmsArguments,
  { graph }: Context,
): Promise<readonly LawChainRow[]> {
  const firms = await graph.firms(withoutNulls(args.firms ?? {}), MOST_FIRMS + 1);
  if (firms.length > MOST_FIRMS) {
    const ways = 'Narrow them by country, sector or id.';
    throw new BoundError(
      `The question is about more than ${MOST_FIRMS} firms, the most that one request takes. ${ways}`,
    );
  }
  const { ids: laws, ...ofLaws } = args.laws ?? {};
  const { reports, issues, effects, throughSectors, validAt, certainOnly, knownAt } = args;
  const { chains, complete } = await graph.lawChains(
    firms,
    withoutNulls({
      ...ofLaws,
      laws,
      reports,
      issues,
      effects,
      throughSectors,
      validAt,
      certainOnly,
      knownAt,
    }),
    MOST_ROWS,
  );
  if (!complete) {
    const ways = 'Narrow it by firms, laws, reports or issues.';
    throw new BoundError(
      `The question reaches more than ${MOST_ROWS} chains, the most that one request reads. ${ways}`,
    );
  }
  return args.minJurisdictions > 1 ? acrossJurisdictions(chains, args.minJurisdictions) : chains;
}

/** Whether a key comes behind another in the order of the engines, which is that of code points. */
function isBehind(key: readonly string[], other: readonly string[]): boolean {
  const at = key.findIndex((part, index) => part !== other[index]);
  return at >= 0 && key[at]! > (other[at] ?? '');
}

@Resolver(() => LawChain)
export class LawChainResolver {
  @FieldResolver(() => [Entity], { description: 'The nodes from the law to the firm, both included.' })
  nodes(@Root() { row }: LawChain, @Ctx() { loaders }: Context): Promise<Entity[]> {
    return Promise.all(row.nodes.map((id) => loadedEntity(loaders, id)));
  }

  @FieldResolver(() => Hop, {
    nullable: true,
    description:
      'The hop that the chain hangs on: the one whose strongest statement is the weakest by certainty, then modality, then number of independent sources. Empty where the law names the firm without a hop.',
  })
  weakestHop(@Root() { row, hops }: LawChain): Hop | null {
    const weakest = weakestHop(row.hops);
    return hops.find((hop) => hop.row === weakest) ?? null;
  }
}

@Resolver(() => Hop)
export class HopResolver {
  @FieldResolver(() => Entity, {
    description: 'The node before the step, on the side from which the chain is told.',
  })
  from(@Root() { row }: Hop, @Ctx() { loaders }: Context): Promise<Entity> {
    return loadedEntity(loaders, row.from);
  }

  @FieldResolver(() => Entity, {
    description: 'The node behind the step, on the side to which the chain leads.',
  })
  to(@Root() { row }: Hop, @Ctx() { loaders }: Context): Promise<Entity> {
    return loadedEntity(loaders, row.to);
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
}
