/** What bounds a search over chains, and what was left out for it. */
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import type { Bound } from '../../graph/chains/walk.js';
import { ClockArguments, DEFAULT_PAGE, FIRST } from '../arguments.js';
import { Entity } from '../entities/entity.js';
import { SearchBoundEnum, termEnum } from '../enums.js';

export const LARGEST_HUB = 10_000;

/** Arguments of every question over chains. */
@ArgsType()
export class ChainArguments extends ClockArguments {
  @Field(() => Int, { defaultValue: DEFAULT_PAGE, description: FIRST })
  readonly first!: number;

  @Field(() => [termEnum('Modality')], {
    nullable: true,
    description: 'Only over statements put forward so: as a fact, claim, opinion, forecast or proposal.',
  })
  readonly modality?: string[] | null;

  @Field(() => [termEnum('Certainty')], {
    nullable: true,
    description: 'Only over statements of these certainties: read in the legal text, stated, inferred.',
  })
  readonly certainty?: string[] | null;

  @Field(() => Int, {
    defaultValue: 500,
    description: `Chains do not pass through an entity with more statements than this, of the relations followed, 1 to ${LARGEST_HUB}; \`skippedHubs\` names those.`,
  })
  readonly hubLimit!: number;
}

@ObjectType('SkippedHub', {
  description: 'An entity that chains were not followed through, because it has too many statements.',
})
export class SkippedHub {
  constructor(entity: Entity, statementCount: number) {
    this.entity = entity;
    this.statementCount = statementCount;
  }

  @Field(() => Entity, { description: 'The entity.' })
  readonly entity: Entity;

  @Field(() => Int, { description: 'How many statements of the relations followed there are at it.' })
  readonly statementCount: number;
}

@ObjectType('MetBound', { description: 'A bound at which a search ended before it was through.' })
export class MetBound {
  constructor(bound: Bound, message: string) {
    this.bound = bound;
    this.message = message;
  }

  @Field(() => SearchBoundEnum, { description: 'Which bound.' })
  readonly bound: Bound;

  @Field(() => String, { description: 'The bound in words, and what is known even so.' })
  readonly message: string;
}
