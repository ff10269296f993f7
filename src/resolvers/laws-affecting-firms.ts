/** Which laws affect which firms, through which barrier, and who says so? */
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { BoundError } from '../errors.js';
import { decodeCursor, idCursor } from '../graph/cursor.js';
import { acrossJurisdictions, type LawChain as LawChainRow } from '../graph/laws-affecting-firms.js';
import { LawsAffectingFirmsArguments } from '../schema/arguments.js';
import { Entity } from '../schema/entity.js';
import { entityOf } from '../schema/kinds.js';
import {
  Hop,
  LawAffectingFirm,
  LawAffectingFirmConnection,
  LawChain,
} from '../schema/laws-affecting-firms.js';
import type { Context } from './context.js';
import { pageSize } from './relation-plans.js';

/** How many rows of chains one question may read. */
const MOST_ROWS = 20_000;

@Resolver()
export class LawsAffectingFirmsResolver {
  @Query(() => LawAffectingFirmConnection, {
    description:
      'Which laws affect which firms, through which barrier, and who says so? A law reaches a barrier that rests on it, also through a programme that implements it; a firm is reached itself, through a product or a subsidiary, and through its sector only when asked. Each answer is a law, a firm, and the chains between them, every hop with its statements.',
  })
  async lawsAffectingFirms(
    @Args(() => LawsAffectingFirmsArguments) args: LawsAffectingFirmsArguments,
    @Ctx() { graph, loaders }: Context,
  ): Promise<LawAffectingFirmConnection> {
    const first = pageSize(args.first);
    const after = args.after ? decodeCursor(args.after, 3).join(' ') : undefined;
    const { chains: found, complete } = await graph.lawChains(
      {
        firmCountries: args.firms?.countries ?? undefined,
        nationality: args.firms?.nationality ?? undefined,
        firms: args.firms?.ids ?? undefined,
        firmSectors: args.firms?.sectors ?? undefined,
        jurisdictions: args.laws?.jurisdictions ?? undefined,
        laws: args.laws?.ids ?? undefined,
        instruments: args.laws?.instruments ?? undefined,
        statuses: args.laws?.statuses ?? undefined,
        agencies: args.laws?.agencies ?? undefined,
        reports: args.reports ?? undefined,
        issues: args.issues ?? undefined,
        effects: args.effects,
        throughSectors: args.throughSectors,
        validAt: args.validAt ?? undefined,
        certainOnly: args.certainOnly,
        knownAt: args.knownAt ?? undefined,
      },
      MOST_ROWS,
    );
    if (!complete) {
      const ways = 'Narrow it by firms, laws, reports or issues.';
      throw new BoundError(
        `The question reaches more than ${MOST_ROWS} chains, the most that one request reads. ${ways}`,
      );
    }
    const chains = args.minJurisdictions > 1 ? acrossJurisdictions(found, args.minJurisdictions) : found;
    const pairs = new Map<string, LawChainRow[]>();
    for (const chain of chains) {
      const key = `${chain.law} ${chain.firm} ${chain.effect}`;
      pairs.set(key, [...(pairs.get(key) ?? []), chain]);
    }
    const keys = [...pairs.keys()];
    const start = after === undefined ? 0 : keys.indexOf(after) + 1;
    const page = keys.slice(start, start + first);
    const rows = await Promise.all(
      page.map(async (key) => {
        const [law, firm] = key.split(' ') as [string, string];
        const [lawRow, firmRow] = await Promise.all([loaders.entity(law), loaders.entity(firm)]);
        const chainsOf = pairs.get(key)!.map((chain) => new LawChain(chain, args.knownAt));
        return new LawAffectingFirm(
          entityOf(lawRow!),
          entityOf(firmRow!),
          chainsOf,
          idCursor(...key.split(' ')),
        );
      }),
    );
    return new LawAffectingFirmConnection(
      rows,
      start + first < keys.length,
      start > 0,
      keys.length,
      chains.length,
    );
  }
}

@Resolver(() => LawChain)
export class LawChainResolver {
  @FieldResolver(() => [Entity], { description: 'The nodes from the law to the firm, both included.' })
  async nodes(@Root() { row }: LawChain, @Ctx() { loaders }: Context): Promise<Entity[]> {
    const rows = await Promise.all(row.nodes.map((id) => loaders.entity(id)));
    return rows.map((found) => entityOf(found!));
  }
}

@Resolver(() => Hop)
export class HopResolver {
  @FieldResolver(() => Entity, { description: 'The node on the side of the law.' })
  async from(@Root() { row }: Hop, @Ctx() { loaders }: Context): Promise<Entity> {
    return entityOf((await loaders.entity(row.from))!);
  }

  @FieldResolver(() => Entity, { description: 'The node on the side of the firm.' })
  async to(@Root() { row }: Hop, @Ctx() { loaders }: Context): Promise<Entity> {
    return entityOf((await loaders.entity(row.to))!);
  }
}
