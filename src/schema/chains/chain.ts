/** Chains: what lies between two entities, hop by hop. */
import { Field, Int, ObjectType } from 'type-graphql';
import type { Chain as ChainRow, Hop as HopRow } from '../../graph/chains/chain.js';
import type { Period as PeriodRow } from '../../graph/chains/periods.js';
import type { Clocks } from '../../graph/clocks.js';
import { Statement } from '../entities/statement.js';
import { Day } from '../scalars.js';

@ObjectType('Period', { description: 'From one day to another, both included.' })
export class Period {
  @Field(() => Day, { description: 'The first day; 0001-01-01 where no beginning is known.' })
  readonly from!: string;

  @Field(() => Day, { description: 'The last day; 9999-12-31 while it lasts.' })
  readonly until!: string;
}

@ObjectType('Hop', {
  description: 'One step of a chain: two neighbouring nodes and every statement that ties them.',
})
export class Hop {
  constructor(
    readonly row: HopRow,
    readonly clocks: Clocks,
  ) {
    this.statements = row.statements.map((statement) => new Statement({ statement }, clocks));
  }

  @Field(() => [Statement], {
    description: 'What ties the two nodes while the chain holds; several sources do not make several hops.',
  })
  readonly statements: readonly Statement[];
}

@ObjectType('Chain', {
  description:
    'A sequence of nodes that leads from one entity to another. Its hops hold together in time: states overlap, what happened counts from its date on.',
})
export class Chain {
  constructor(
    readonly row: ChainRow,
    readonly clocks: Clocks,
  ) {
    this.hops = row.hops.map((hop) => new Hop(hop, clocks));
  }

  @Field(() => [Hop], { description: 'The steps, in order.' })
  readonly hops: readonly Hop[];

  @Field(() => Int, { description: 'Number of hops.' })
  get length(): number {
    return this.hops.length;
  }

  @Field(() => [Period], { description: 'The days on which every hop may hold.' })
  get mayHoldDuring(): readonly PeriodRow[] {
    return this.row.mayHold;
  }

  @Field(() => [Period], { description: 'The days on which every hop holds for certain.' })
  get holdsDuring(): readonly PeriodRow[] {
    return this.row.holds;
  }

  @Field(() => Day, {
    description: 'First day on which every hop may hold; 0001-01-01 where no beginning is known.',
  })
  get holdsFrom(): string {
    return this.row.mayHold[0]!.from;
  }

  @Field(() => Day, { description: 'Last day on which every hop may hold; 9999-12-31 while it lasts.' })
  get holdsUntil(): string {
    return this.row.mayHold.at(-1)!.until;
  }
}
