/** Who is in charge of a law, programme, agreement or barrier on a day, after all successions? */
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { BoundError } from '../../errors.js';
import { type ResponsibleRows, responsibleAt } from '../../graph/history/responsible.js';
import { MOST_OFFICES } from '../../graph/loaders.js';
import type { EntityRecord } from '../../graph/records.js';
import type { KindName } from '../../ontology/kinds.js';
import { type Entity, KnowledgeState } from '../../schema/entities/entity.js';
import { classOfKind } from '../../schema/entities/kinds.js';
import { Responsibility, ResponsibleArguments, ResponsibleBody } from '../../schema/history/responsible.js';
import type { Context } from '../context.js';
import { clocksOf } from '../scope.js';

const KINDS: readonly KindName[] = ['Law', 'Programme', 'Agreement', 'Barrier'];

/** What offices are statements of. */
const OFFICES = ['ADMINISTERS', 'ENFORCES', 'MAINTAINS'];

const description = (kind: KindName): string =>
  `Who is in charge of it on a day: ${
    kind === 'Barrier'
      ? 'the bodies that maintain or enforce it, and those in charge of the laws, programmes and agreements that it rests on and of what these carry out'
      : 'the bodies that administer or enforce it'
  }. Where such a body has ended or been succeeded by then, those that took over from it, up to four successions on; where a source says which successor has the office, only that one.`;

function responsibleResolver(kind: KindName): new () => object {
  @Resolver(() => classOfKind(kind))
  class ResponsibleResolver {
    @FieldResolver(() => Responsibility, { description: description(kind) })
    async responsible(
      @Root() { row: { entity }, clocks }: Entity,
      @Args(() => ResponsibleArguments) args: ResponsibleArguments,
      @Ctx() { loaders, today }: Context,
    ): Promise<Responsibility> {
      const at = args.at ?? clocks.validAt ?? today;
      const { knownAt } = clocksOf(args, clocks);
      const then = { ...clocks, validAt: at, knownAt };
      const rows = await loaders.responsible(entity.id);
      if (!rows) return new Responsibility(at, [], unknown(entity));
      if (!rows.complete) {
        throw new BoundError(
          `Who is in charge of ${entity.id} rests on more than ${MOST_OFFICES} statements of one sort, the most that one request reads. Follow them by its relations, page by page.`,
        );
      }
      const { bodies, vacant } = responsibleAt(rows, { at, knownAt });
      return new Responsibility(
        at,
        bodies.map((body) => new ResponsibleBody(body, then)),
        bodies.length > 0 || (isExamined(rows) && !vacant) ? new KnowledgeState('KNOWN') : unknown(entity),
      );
    }
  }
  return ResponsibleResolver;
}

const isExamined = ({ at }: ResponsibleRows): boolean => at.some(({ offices }) => offices.length > 0);

/** A gap tells why nobody is known to be in charge; without one nobody has looked for it. */
function unknown({ gaps }: EntityRecord): KnowledgeState {
  const gap = gaps.find(({ about }) => OFFICES.includes(about));
  return new KnowledgeState(gap?.status ?? 'NOT_EXAMINED', gap);
}

export const responsibleResolvers = KINDS.map(responsibleResolver);
