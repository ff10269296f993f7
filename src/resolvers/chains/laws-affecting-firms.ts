/** Which laws affect which firms, through which barrier, and who says so? */
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { BoundError } from '../../errors.js';
import type { Chain as ChainRow } from '../../graph/chains/chain.js';
import { routesToFirms } from '../../graph/chains/laws-affecting-firms.js';
import { type Pair, pageOfPairs, pairsOf } from '../../graph/chains/links.js';
import type { Clocks } from '../../graph/clocks.js';
import { encodeCursor } from '../../graph/plans/cursor.js';
import { LawsAffectingFirmsArguments } from '../../schema/arguments.js';
import { Chain } from '../../schema/chains/chain.js';
import { LawAffectingFirm, LawAffectingFirmConnection } from '../../schema/chains/laws-affecting-firms.js';
import { pageSize, positionAfter, within, withoutNulls } from '../arguments.js';
import type { Context } from '../context.js';
import { knownIds } from '../entities/known-ids.js';
import { loadedEntity } from '../entities/loaded.js';
import { clocksOf } from '../scope.js';
import { BOUNDS } from './bounds.js';
import { endSetOf } from './end-sets.js';

const LIST = 'lawsAffectingFirms';

/** More jurisdictions than there are. */
const MOST_JURISDICTIONS = 300;

/** What a law, and what carries it out, can be. */
const LAWS = ['Law', 'Programme', 'Agreement'];

@Resolver()
export class LawsAffectingFirmsResolver {
  @Query(() => LawAffectingFirmConnection, {
    description:
      'Which laws affect which firms, through which barrier, and who says so? A law reaches a barrier that rests on it, also through a programme that implements it. A firm is reached itself, through its product, through a firm that it controls (up to three steps) and its products, and through its sector only when asked. Each answer is a law, a firm, and the chains between them, every hop with its statements. `links` asks the same between any two sets.',
  })
  async lawsAffectingFirms(
    @Args(() => LawsAffectingFirmsArguments) args: LawsAffectingFirmsArguments,
    @Ctx() context: Context,
  ): Promise<LawAffectingFirmConnection> {
    const first = pageSize(args.first);
    const after = positionAfter(LIST, 5, args.after);
    const clocks = clocksOf(args);
    const least = within('minJurisdictions', args.minJurisdictions, 1, MOST_JURISDICTIONS);
    const { jurisdictions, ...lawFilter } = args.laws ?? {};
    const [laws, firms] = await Promise.all([
      endSetOf('laws', { ...lawFilter, countries: jurisdictions, kinds: LAWS }, clocks, context),
      endSetOf('firms', { ...args.firms, kinds: ['Company'] }, clocks, context),
    ]);
    const causes = await causesOf(args, clocks, context);
    const effects = [...new Set(args.effects)].sort();
    const throughSectors = args.throughSectors;
    const { chains } = await context.graph.links({
      from: laws.set,
      to: firms.set,
      routes: effects.flatMap((effect) => routesToFirms(effect, { causes, throughSectors })),
      following: { clocks, context: true },
      bounds: BOUNDS,
    });
    const routesPerEffect = throughSectors ? 2 : 1;
    const all = pairsOf(
      chains.flatMap((found, index) =>
        found.map((chain) => {
          const [law, firm] = [chain.nodes[0]!, chain.nodes.at(-1)!];
          const effect = effects[Math.floor(index / routesPerEffect)]!;
          return { chain, key: [laws.set.sortKey(law), law, firms.set.sortKey(firm), firm, effect] };
        }),
      ),
    );
    const pairs = least > 1 ? await reachedFromSeveral(all, least, context) : all;
    const page = pageOfPairs(pairs, { first, after });
    const rows = await Promise.all(page.rows.map((pair) => rowOf(pair, clocks, context)));
    const chainCount = pairs.reduce((sum, pair) => sum + pair.chains.length, 0);
    return new LawAffectingFirmConnection(rows, page.hasMore, after !== undefined, pairs.length, chainCount, [
      ...laws.groups,
      ...firms.groups,
    ]);
  }
}

async function rowOf({ key, chains }: Pair, clocks: Clocks, { loaders }: Context): Promise<LawAffectingFirm> {
  const [, law, , firm, effect] = key as [string, string, string, string, string];
  const ends = await Promise.all([loadedEntity(loaders, law, clocks), loadedEntity(loaders, firm, clocks)]);
  const shown = chains.map((chain: ChainRow) => new Chain(chain, clocks));
  return new LawAffectingFirm(...ends, effect, shown, encodeCursor(LIST, key));
}

/** The barriers and laws through which chains have to lead, or undefined where any will do. */
async function causesOf(
  { reports, issues }: LawsAffectingFirmsArguments,
  clocks: Clocks,
  context: Context,
): Promise<ReadonlySet<string> | undefined> {
  if (!reports && !issues) return undefined;
  const current = await knownIds({ reports, issues }, context);
  const filter = withoutNulls({ reports: reports?.map(current), issues: issues?.map(current) });
  const kinds = ['Barrier', ...LAWS];
  const causes = await context.graph.members({ ...filter, ...clocks, kinds }, BOUNDS.statements);
  if (causes) return new Set(causes.keys());
  throw new BoundError(
    `The reports and issues name more than ${BOUNDS.statements} barriers and laws, the most that one request reads. Name fewer.`,
  );
}

/** The pairs of firms that laws of at least so many jurisdictions reach. */
async function reachedFromSeveral(
  pairs: readonly Pair[],
  least: number,
  { loaders }: Context,
): Promise<readonly Pair[]> {
  const reached = new Map<string, Set<string>>();
  for (const { key } of pairs) {
    const [, law, , firm] = key as [string, string, string, string];
    const jurisdiction = (await loaders.entity(law))?.entity.attributes.country;
    if (jurisdiction) reached.set(firm, (reached.get(firm) ?? new Set()).add(jurisdiction));
  }
  return pairs.filter(({ key }) => (reached.get(key[3]!)?.size ?? 0) >= least);
}
