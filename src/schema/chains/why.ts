/** Why two entities are linked. */
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import { Entity } from '../entities/entity.js';
import { Chain } from './chain.js';
import { BetweenArguments, SearchReport } from './paths.js';

@ArgsType()
export class WhyArguments extends BetweenArguments {
  @Field(() => ID, { description: 'Id of the one entity.' })
  readonly a!: string;

  @Field(() => ID, { description: 'Id of the other entity.' })
  readonly b!: string;

  @Field(() => Int, { defaultValue: 3, description: 'How many hops a reason may have, 1 to 4.' })
  readonly maxHops!: number;
}

@ObjectType('Reason', {
  description: 'A chain that links two entities, as one of the reasons why they are linked.',
})
export class Reason {
  constructor(rank: number, chain: Chain, busiest: Entity | null, busiestStatementCount: number) {
    this.rank = rank;
    this.chain = chain;
    this.busiest = busiest;
    this.busiestStatementCount = busiestStatementCount;
  }

  @Field(() => Int, { description: '1 for the best reason.' })
  readonly rank: number;

  @Field(() => Chain, {
    description: 'The chain, from `a` to `b`: as one sentence, and hop by hop with its evidence.',
  })
  readonly chain: Chain;

  @Field(() => Entity, {
    nullable: true,
    description:
      'The entity between the two that has the most statements: the fewer, the more specific the reason. Empty for a direct link.',
  })
  readonly busiest: Entity | null;

  @Field(() => Int, { description: 'How many statements there are at that entity; 0 for a direct link.' })
  readonly busiestStatementCount: number;
}

@ObjectType('WhyAnswer', {
  implements: SearchReport,
  description: 'The reasons why two entities are linked, the best first.',
})
export class WhyAnswer extends SearchReport {
  constructor(
    a: Entity,
    b: Entity,
    reasons: readonly Reason[],
    reasonCount: number,
    ...report: ConstructorParameters<typeof SearchReport>
  ) {
    super(...report);
    this.a = a;
    this.b = b;
    this.reasons = reasons;
    this.reasonCount = reasonCount;
  }

  @Field(() => Entity, { description: 'The one entity.' })
  readonly a: Entity;

  @Field(() => Entity, { description: 'The other entity.' })
  readonly b: Entity;

  @Field(() => [Reason], {
    description:
      'First those whose weakest hop is the stronger (certainty, then modality, then number of independent sources), then the more specific (the busiest entity between has fewer statements), then the shorter.',
  })
  readonly reasons: readonly Reason[];

  @Field(() => Int, { description: 'Number of reasons found, at most 1,000; the best 100 can be shown.' })
  readonly reasonCount: number;
}
