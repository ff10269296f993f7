/** Search by name. */
import { Arg, Args, Ctx, Int, Query, Resolver } from 'type-graphql';
import { InputError } from '../errors.js';
import { counts } from '../graph/clocks.js';
import type { EntityRecord } from '../graph/records.js';
import { ClockArguments } from '../schema/arguments.js';
import { entityOf } from '../schema/entities/kinds.js';
import { KindEnum } from '../schema/enums.js';
import { SearchHit, SearchResult } from '../schema/search.js';
import { pageSize } from './arguments.js';
import type { Context } from './context.js';
import { clocksOf } from './scope.js';

/** A name is shorter, and a longer text is slow to compare with every name. */
const LONGEST_TEXT = 200;

@Resolver()
export class SearchResolver {
  @Query(() => SearchResult, {
    description:
      'Entities by name in any language, alias, acronym, law number or id. Forgives a typo, a beginning, case and spacing.',
  })
  async search(
    @Arg('text', () => String, { description: `What to look for, at most ${LONGEST_TEXT} characters.` })
    text: string,
    @Ctx() { names, loaders }: Context,
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many hits at most, 1 to 100.' })
    first: number,
    @Arg('kinds', () => [KindEnum], { nullable: true, description: 'Only entities of these kinds.' })
    kinds: string[] | null | undefined,
    @Args(() => ClockArguments) given: ClockArguments,
  ): Promise<SearchResult> {
    if (text.length > LONGEST_TEXT) {
      const message = `text may have at most ${LONGEST_TEXT} characters, but got ${text.length}.`;
      throw new InputError('text', text.length, message, 'OUT_OF_RANGE');
    }
    const clocks = clocksOf(given);
    const wanted = (entity: EntityRecord) =>
      (!kinds || kinds.includes(entity.kind)) && counts(entity, clocks);
    const { hits, suggestion } = (await names()).search(text, pageSize(first), wanted);
    const rows = await Promise.all(hits.map(({ id }) => loaders.entity(id)));
    const found = hits.flatMap((hit, index) => {
      const row = rows[index];
      return row ? [new SearchHit(entityOf(row, clocks), hit)] : [];
    });
    return new SearchResult(found, suggestion ?? null);
  }
}
