/** Chains: what lies between two entities, hop by hop. */
import { Field, Int, ObjectType } from 'type-graphql';
import {
  type Chain as ChainRow,
  chainHolding,
  type Hop as HopRow,
  hopWord,
  strongest,
  weakestHop,
} from '../graph/chain.js';
import type { Clocks } from '../graph/clocks.js';
import type { Period as PeriodRow } from '../graph/periods.js';
import type { BoundRecord } from '../graph/records.js';
import { StatementTypeEnum, termEnum } from './enums.js';
import { Day } from './scalars.js';
import { Statement, TemporalBound } from './statement.js';

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
    readonly clocks: Clocks = {},
  ) {
    this.statements = row.statements.map((statement) => new Statement({ statement }, clocks.knownAt));
  }

  private get strongest() {
    return strongest(this.row);
  }

  @Field(() => [Statement], {
    description: 'What ties the two nodes while the chain holds; several sources do not make several hops.',
  })
  readonly statements: readonly Statement[];

  @Field(() => StatementTypeEnum, { description: 'The relation of the step, by its strongest statement.' })
  get type(): string {
    return this.strongest.type;
  }

  @Field(() => String, {
    description: 'How the step reads from its first node to its second: `underpins`, `is administered by`.',
  })
  get word(): string {
    return hopWord(this.row);
  }

  @Field(() => termEnum('Certainty'), { description: 'The certainty of its strongest statement.' })
  get certainty(): string {
    return this.strongest.certainty;
  }

  @Field(() => termEnum('Modality'), { description: 'The modality of its strongest statement.' })
  get modality(): string {
    return this.strongest.modality;
  }

  @Field(() => termEnum('Ground'), {
    nullable: true,
    description: 'Why the party is held to be affected, by its strongest statement.',
  })
  get ground(): string | null {
    return (this.strongest.qualifiers.ground as string | undefined) ?? null;
  }

  @Field(() => TemporalBound, {
    description: 'When it began to hold, or happened, by its strongest statement.',
  })
  get since(): BoundRecord {
    return this.strongest.since;
  }
}

@ObjectType('Chain', {
  description:
    'A sequence of nodes that leads from one entity to another. Its hops hold together in time: states overlap, what happened counts from its date on.',
})
export class Chain {
  constructor(
    readonly row: ChainRow,
    readonly clocks: Clocks = {},
  ) {
    this.hops = row.hops.map((hop) => new Hop(hop, clocks));
  }

  @Field(() => [Hop], { description: 'The steps, in order.' })
  readonly hops: readonly Hop[];

  @Field(() => Int, { description: 'Number of hops.' })
  get length(): number {
    return this.hops.length;
  }

  @Field(() => Hop, {
    description:
      'The hop that the chain hangs on: the one whose strongest statement is the weakest by certainty, then modality, then number of independent sources. The first of equals.',
  })
  get weakestHop(): Hop {
    return new Hop(weakestHop(this.row.hops), this.clocks);
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

  @Field(() => termEnum('Holding'), {
    nullable: true,
    description: 'With `validAt`: whether the chain holds then, as its least sure hop does.',
  })
  get holds(): string | null {
    const { validAt, knownAt } = this.clocks;
    return validAt ? chainHolding(this.row, validAt, knownAt) : null;
  }
}
