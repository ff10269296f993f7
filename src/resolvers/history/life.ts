/** How did the status of a barrier, law, programme or agreement change, by which event, and who says so? */
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { BoundError } from '../../errors.js';
import { type LifeFilter, type LifeRows, lifeOf } from '../../graph/history/life.js';
import { MOST_OF_A_LIFE } from '../../graph/loaders.js';
import type { EntityRecord } from '../../graph/records.js';
import type { KindName } from '../../ontology/kinds.js';
import { type Entity, KnowledgeState } from '../../schema/entities/entity.js';
import { classOfKind } from '../../schema/entities/kinds.js';
import { Life, LifeArguments, LifePeriod, LifeStep } from '../../schema/history/life.js';
import type { Context } from '../context.js';
import { clocksOf } from '../scope.js';

/** The kinds whose status statements follow. */
const KINDS: readonly KindName[] = ['Barrier', 'Law', 'Programme', 'Agreement'];

const DESCRIPTION =
  'How its status changed over time, by which event, and who says so. A barrier that no statement gives a status is claimed from the first day on which a source lists it, objects to it, raises or investigates it.';

function lifeResolver(kind: KindName): new () => object {
  @Resolver(() => classOfKind(kind))
  class LifeResolver {
    @FieldResolver(() => Life, { description: DESCRIPTION })
    async life(
      @Root() { row: { entity }, clocks }: Entity,
      @Args(() => LifeArguments) args: LifeArguments,
      @Ctx() { loaders, today }: Context,
    ): Promise<Life> {
      const rows = await loaders.life(entity.id);
      if (!rows) return new Life([], [], () => unknown(entity));
      if (!rows.complete) {
        throw new BoundError(
          `The life of ${entity.id} has more than ${MOST_OF_A_LIFE} statements of one sort, the most that one request reads. Follow them by its relations, page by page.`,
        );
      }
      const includeNegated = args.includeNegated ?? false;
      return lifeIn(entity, rows, { ...clocksOf(args, clocks), includeNegated, today });
    }
  }
  return LifeResolver;
}

function lifeIn(entity: EntityRecord, rows: LifeRows, filter: LifeFilter): Life {
  const clocks = clocksOf(filter);
  const { periods, steps } = lifeOf(entity.kind, rows, filter);
  return new Life(
    periods.map((period) => new LifePeriod(period, clocks)),
    steps.map((step) => new LifeStep(step, clocks)),
    () => {
      const isKnown =
        periods.length > 0 || lifeOf(entity.kind, rows, { today: filter.today }).periods.length > 0;
      return isKnown ? new KnowledgeState('KNOWN') : unknown(entity);
    },
  );
}

/** A gap tells why no status is known; without one nobody has looked for it. */
function unknown({ gaps }: EntityRecord): KnowledgeState {
  const gap = gaps.find(({ about }) => about === 'HAS_STATUS' || about === 'status');
  return new KnowledgeState(gap?.status ?? 'NOT_EXAMINED', gap);
}

export const lifeResolvers = KINDS.map(lifeResolver);
