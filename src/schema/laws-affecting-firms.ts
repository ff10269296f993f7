/** Laws that affect firms, with the chains between them. */
import { Field, Int, ObjectType } from 'type-graphql';
import type { Hop as HopRow, LawChain as LawChainRow } from '../graph/laws-affecting-firms.js';
import { Connection, PageInfo } from './connections.js';
import { Entity } from './entity.js';
import { StatementTypeEnum, termEnum } from './enums.js';
import { classOfKind } from './kinds.js';
import { Day } from './scalars.js';
import { Statement } from './statement.js';

@ObjectType('Hop', {
  description: 'One step of a chain: two neighbouring nodes and every statement that ties them.',
})
export class Hop {
  constructor(
    readonly row: HopRow,
    readonly knownAt?: string | null,
  ) {
    this.statements = row.statements.map((statement) => new Statement({ statement }, knownAt));
  }

  @Field(() => [Statement], {
    description: 'What ties the two nodes; several sources do not make several hops.',
  })
  readonly statements: readonly Statement[];

  @Field(() => StatementTypeEnum, { description: 'The relation of the step.' })
  get type(): string {
    return this.row.statements[0]!.type;
  }
}

@ObjectType('LawChain', { description: 'A sequence of nodes that leads from a law to a firm.' })
export class LawChain {
  constructor(
    readonly row: LawChainRow,
    readonly knownAt?: string | null,
  ) {
    this.hops = row.hops.map((hop) => new Hop(hop, knownAt));
  }

  @Field(() => [Hop], { description: 'The steps, from the law to the firm.' })
  readonly hops: readonly Hop[];

  @Field(() => termEnum('Effect'), { description: 'What the law does to the firm along this chain.' })
  get effect(): string {
    return this.row.effect;
  }

  @Field(() => Day, {
    description: 'First day on which every hop may hold; 0001-01-01 where no beginning is known.',
  })
  get holdsFrom(): string {
    return this.row.holds.from;
  }

  @Field(() => Day, { description: 'Last day on which every hop may hold; 9999-12-31 while it lasts.' })
  get holdsUntil(): string {
    return this.row.holds.until;
  }
}

@ObjectType('LawAffectingFirm', {
  description: 'A law, a firm that it affects, and the chains between them.',
})
export class LawAffectingFirm {
  constructor(law: Entity, firm: Entity, chains: readonly LawChain[], cursor: string) {
    this.law = law;
    this.firm = firm;
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
  get effect(): string {
    return this.chains[0]!.effect;
  }

  @Field(() => [LawChain], { description: 'Every chain between the two.' })
  readonly chains: readonly LawChain[];

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
  ) {
    super(rows, more, continued, pairs);
    this.chainCount = chains;
  }

  @Field(() => [LawAffectingFirm], { description: 'The rows of this page.' })
  override get nodes(): readonly LawAffectingFirm[] {
    return this.edges;
  }

  @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
  override get pageInfo(): PageInfo {
    return super.pageInfo;
  }

  @Field(() => Int, {
    description: 'Number of pairs of a law and a firm, each once per effect, in the whole list.',
  })
  get pairCount(): number {
    return this.totalCount!;
  }

  @Field(() => Int, { description: 'Number of chains in the whole list.' })
  readonly chainCount: number;
}
