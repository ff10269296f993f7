/** Laws that affect firms, with the chains between them. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Connection, CountryGroup } from '../entities/connections.js';
import { Entity } from '../entities/entity.js';
import { classOfKind } from '../entities/kinds.js';
import { termEnum } from '../enums.js';
import { Chain } from './chain.js';

@ObjectType('LawAffectingFirm', {
  description: 'A law, a firm that it affects, and the chains between them.',
})
export class LawAffectingFirm {
  constructor(law: Entity, firm: Entity, effect: string, chains: readonly Chain[], cursor: string) {
    this.law = law;
    this.firm = firm;
    this.effect = effect;
    this.chains = chains;
    this.cursor = cursor;
  }

  @Field(() => Entity, {
    description: 'The law, or the programme or agreement on which the barrier rests.',
  })
  readonly law: Entity;

  @Field(() => classOfKind('Company'), { description: 'The firm.' })
  readonly firm: Entity;

  @Field(() => termEnum('Effect'), { description: 'What the law does to the firm along these chains.' })
  readonly effect: string;

  @Field(() => [Chain], {
    description: 'Every chain between the two, from the law to the firm, the shortest first.',
  })
  readonly chains: readonly Chain[];

  @Field(() => String, { description: 'Marks this place in the list.' })
  readonly cursor: string;
}

@ObjectType('LawAffectingFirmConnection', {
  description: 'A page of laws and the firms that they affect, by law and firm.',
})
export class LawAffectingFirmConnection extends Connection<LawAffectingFirm> {
  constructor(
    rows: readonly LawAffectingFirm[],
    more: boolean,
    continued: boolean,
    pairs: number,
    chains: number,
    groups: readonly CountryGroup[],
  ) {
    super(rows, more, continued, pairs, undefined, [], groups);
    this.chainCount = chains;
  }

  @Field(() => [LawAffectingFirm], { description: 'The rows of this page.' })
  override get nodes(): readonly LawAffectingFirm[] {
    return this.edges;
  }

  @Field(() => [CountryGroup], {
    description: 'The groups of countries that the filters name, each with the members that it stood for.',
  })
  override readonly groups!: readonly CountryGroup[];

  @Field(() => Int, {
    description: 'Number of pairs of a law and a firm, each once per effect, in the whole list.',
  })
  get pairCount(): number {
    return this.totalCount!;
  }

  @Field(() => Int, { description: 'Number of chains in the whole list.' })
  readonly chainCount: number;
}
