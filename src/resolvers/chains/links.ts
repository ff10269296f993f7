/** Which entities of one set are linked to which of another, and how? */
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { InputError } from '../../errors.js';
import { pageOfPairs, pairsOf } from '../../graph/chains/links.js';
import { longest, type Step, typesOf } from '../../graph/chains/route.js';
import { encodeCursor } from '../../graph/plans/cursor.js';
import { connectingRelations } from '../../ontology/relations.js';
import { Chain } from '../../schema/chains/chain.js';
import {
  Link,
  LinkConnection,
  type LinkStepInput,
  LinksArguments,
  stepQualifiers,
} from '../../schema/chains/links.js';
import { Entity } from '../../schema/entities/entity.js';
import { pageSize, positionAfter, within } from '../arguments.js';
import type { Context } from '../context.js';
import { loadedEntity } from '../entities/loaded.js';
import { clocksOf } from '../scope.js';
import { BOUNDS, MOST_HOPS } from './bounds.js';
import { endSetOf } from './end-sets.js';
import { hubLimit, skippedHubs } from './search-bounds.js';

const LIST = 'links';

@Resolver()
export class LinksResolver {
  @Query(() => LinkConnection, {
    description:
      'Which entities of one set are linked to which of another, over which chains? Two filters say what stands at the ends, `via` what may lie between. The answer is pairs, each with all chains between its two entities, every hop with its evidence; the counts say what they count.',
  })
  async links(
    @Args(() => LinksArguments) args: LinksArguments,
    @Ctx() context: Context,
  ): Promise<LinkConnection> {
    const first = pageSize(args.first);
    const after = positionAfter(LIST, 4, args.after);
    const route = routeOf(args.via ?? [{ least: 1, most: 2 }]);
    const clocks = clocksOf(args);
    const hub = hubLimit(args.hubLimit);
    const [from, to] = [
      await endSetOf('from', args.from, clocks, context),
      await endSetOf('to', args.to, clocks, context),
    ];
    const { chains, skipped } = await context.graph.links({
      from: from.set,
      to: to.set,
      routes: [route],
      following: {
        clocks,
        context: args.via !== undefined && args.via !== null,
        modalities: args.modality ?? undefined,
        certainties: args.certainty ?? undefined,
      },
      bounds: { ...BOUNDS, hub },
    });
    const pairs = pairsOf(
      chains.flat().map((chain) => {
        const [start, end] = [chain.nodes[0]!, chain.nodes.at(-1)!];
        return { chain, key: [from.set.sortKey(start), start, to.set.sortKey(end), end] };
      }),
    );
    const page = pageOfPairs(pairs, { first, after });
    const all = pairs.flatMap((pair) => pair.chains);
    const statements = all.flatMap(({ hops }) => hops.flatMap((hop) => hop.statements.map(({ id }) => id)));
    return new LinkConnection(
      page.rows.map((pair) => new Link(pair, clocks, encodeCursor(LIST, pair.key))),
      page.hasMore,
      after !== undefined,
      { pairs: pairs.length, chains: all.length, statements: new Set(statements).size },
      await skippedHubs(skipped, typesOf(route), clocks, context),
      [...from.groups, ...to.groups],
    );
  }
}

function routeOf(via: readonly LinkStepInput[]): readonly Step[] {
  within('via', via.length, 1, MOST_HOPS);
  const route = via.map(stepOf);
  within('via.most', longest(route), 1, MOST_HOPS);
  return route;
}

function stepOf(given: LinkStepInput): Step {
  const { forward, backward, kinds } = given;
  const least = within('via.least', given.least ?? 1, 0, MOST_HOPS);
  const most = within('via.most', given.most ?? 1, 1, MOST_HOPS);
  if (least > most) {
    const message = `via.least must be at most via.most, but got ${least} and ${most}.`;
    throw new InputError('via.least', least, message, 'UPSIDE_DOWN');
  }
  const either = !forward && !backward;
  if (!either && [...(forward ?? []), ...(backward ?? [])].length === 0) {
    const message =
      'A step needs a relation in forward or backward; leave both out to follow all that connect.';
    throw new InputError('via.forward', forward ?? [], message, 'EMPTY_FILTER');
  }
  const qualifiers = [...stepQualifiers.keys()].flatMap((name) => {
    const wanted = (given as unknown as Record<string, readonly string[] | boolean | null | undefined>)[name];
    return wanted === null || wanted === undefined ? [] : [[name, wanted] as const];
  });
  return {
    forward: either ? connectingRelations : (forward ?? []),
    backward: either ? connectingRelations : (backward ?? []),
    qualifiers: Object.fromEntries(qualifiers),
    to: kinds ? { kinds, inside: true } : undefined,
    least,
    most,
  };
}

@Resolver(() => Link)
export class LinkResolver {
  @FieldResolver(() => Entity, { description: 'The entity of the set `from`.' })
  from(@Root() { ends: [from], clocks }: Link, @Ctx() { loaders }: Context): Promise<Entity> {
    return loadedEntity(loaders, from, clocks);
  }

  @FieldResolver(() => Entity, { description: 'The entity of the set `to`.' })
  to(@Root() { ends: [, to], clocks }: Link, @Ctx() { loaders }: Context): Promise<Entity> {
    return loadedEntity(loaders, to, clocks);
  }

  @FieldResolver(() => [Chain], { description: 'The chains between the two, the shortest first.' })
  chains(
    @Root() { pair, clocks }: Link,
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many chains at most, 1 to 100.' })
    first: number,
  ): Chain[] {
    return pair.chains.slice(0, pageSize(first)).map((chain) => new Chain(chain, clocks));
  }
}
