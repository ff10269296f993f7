/** The life of a barrier, law, programme or agreement: its statuses over time, and what brought them about. */
import { ArgsType, Field, ObjectType } from 'type-graphql';
import type { Clocks } from '../../graph/clocks.js';
import type { Cause as CauseRow, Period, Step, Told } from '../../graph/history/life.js';
import type { BoundRecord } from '../../graph/records.js';
import { ClockArguments } from '../arguments.js';
import { Entity, KnowledgeState } from '../entities/entity.js';
import { entityOf } from '../entities/kinds.js';
import { Statement, TemporalBound } from '../entities/statement.js';
import { LifeBasisEnum, termEnum } from '../enums.js';

@ArgsType()
export class LifeArguments extends ClockArguments {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Also the events and documents that expressly leave it out.',
  })
  readonly includeNegated!: boolean;
}

@ObjectType('LifeStep', {
  description: 'An event, agreement, law or report that addresses it, at one point of its life.',
})
export class LifeStep {
  constructor(
    private readonly row: Step,
    clocks: Clocks,
  ) {
    this.by = entityOf({ entity: row.by }, clocks);
    this.statement = new Statement({ statement: row.statement }, clocks);
  }

  @Field(() => Entity, { description: 'The event, agreement, law or report.' })
  readonly by: Entity;

  @Field(() => Statement, { description: 'The statement that says so, with its evidence.' })
  readonly statement: Statement;

  @Field(() => termEnum('Action'), { description: 'What it does to the thing that it addresses.' })
  get action(): string {
    return this.row.statement.qualifiers.action as string;
  }

  @Field(() => TemporalBound, {
    description:
      'When it did: as the statement says, else no earlier than the document or event itself is dated.',
  })
  get date(): BoundRecord {
    return this.row.since;
  }

  @Field(() => Boolean, {
    description:
      'True where it is not told as something that happened: expected or proposed, part of a planned event, or dated after `knownAt` (after today where that is not given).',
  })
  get planned(): boolean {
    return this.row.planned;
  }
}

@ObjectType('LifeCause', { description: 'What brought a status about.' })
export class LifeCause {
  constructor(
    private readonly row: CauseRow,
    clocks: Clocks,
  ) {
    this.step = new LifeStep(row.step, clocks);
  }

  @Field(() => LifeStep, { description: 'The event, agreement, law or report, with its action and date.' })
  readonly step: LifeStep;

  @Field(() => Boolean, {
    description:
      'True where the evidence of the status names it. False where it falls on the beginning of the status and its action fits: a conclusion of ours.',
  })
  get named(): boolean {
    return this.row.named;
  }
}

@ObjectType('LifeClaim', { description: 'Somebody who calls a practice a barrier.' })
export class LifeClaim {
  constructor(row: Told, clocks: Clocks) {
    this.by = entityOf({ entity: row.by }, clocks);
    this.statement = new Statement({ statement: row.statement }, clocks);
  }

  @Field(() => Entity, { description: 'The report, firm, association, country, event … that does.' })
  readonly by: Entity;

  @Field(() => Statement, { description: 'The statement that says so, with its evidence and its date.' })
  readonly statement: Statement;
}

@ObjectType('LifePeriod', {
  description:
    'A time over which it had a status. Periods may overlap and contradict one another, as their sources do.',
})
export class LifePeriod {
  constructor(
    private readonly row: Period,
    clocks: Clocks,
  ) {
    this.statement = row.stated ? new Statement(row.stated, clocks) : null;
    this.claims = row.claims.map((claim) => new LifeClaim(claim, clocks));
    this.broughtBy = row.broughtBy.map((cause) => new LifeCause(cause, clocks));
    this.steps = row.steps.map((step) => new LifeStep(step, clocks));
  }

  @Field(() => termEnum('Status'), { description: 'The status.' })
  get status(): string {
    return this.row.status;
  }

  @Field(() => TemporalBound, { description: 'When it began.' })
  get since(): BoundRecord {
    return this.row.since;
  }

  @Field(() => TemporalBound, {
    description:
      'When it ended; 9999-12-31 while no end is known. An end that only a status published after `knownAt` tells is left open.',
  })
  get until(): BoundRecord {
    return this.row.until;
  }

  @Field(() => termEnum('Holding'), {
    nullable: true,
    description: 'With `validAt`: whether it had the status then, or only may have had it.',
  })
  get holds(): string | null {
    return this.row.holds ?? null;
  }

  @Field(() => LifeBasisEnum, { description: 'Whether a statement says so, or it is concluded.' })
  get basis(): string {
    return this.row.stated ? 'STATED' : 'DERIVED';
  }

  @Field(() => termEnum('Certainty'), {
    description:
      'How firmly: the best certainty of the statement, or inferred where the status is concluded; each of the `claims` has a certainty of its own.',
  })
  get certainty(): string {
    return this.row.stated?.statement.certainty ?? 'INFERRED';
  }

  @Field(() => Statement, {
    nullable: true,
    description: 'The statement that gives the status, with its evidence; empty where it is concluded.',
  })
  readonly statement: Statement | null;

  @Field(() => [LifeClaim], {
    description:
      'What a concluded status rests on, the first first: who lists the practice as a barrier, objects to it, raises or investigates it. Empty where a statement gives the status.',
  })
  readonly claims: readonly LifeClaim[];

  @Field(() => [LifeCause], {
    description:
      'What brought the status about: what its evidence names, and what falls on its beginning with a fitting action. Empty where neither is known.',
  })
  readonly broughtBy: readonly LifeCause[];

  @Field(() => [LifeStep], {
    description: 'What else addressed it during this time, or may have, in the order of time.',
  })
  readonly steps: readonly LifeStep[];
}

@ObjectType('Life', {
  description: 'How the status of something changed over time, by which event, and who says so.',
})
export class Life {
  constructor(
    periods: readonly LifePeriod[],
    steps: readonly LifeStep[],
    private readonly stateOfKnowledge: () => KnowledgeState,
  ) {
    this.periods = periods;
    this.steps = steps;
  }

  @Field(() => [LifePeriod], {
    description:
      'Its statuses, by beginning. With `validAt` only those that hold, or may hold, then. Empty where no source gives a status and none calls it a barrier; `knowledge` says which.',
  })
  readonly periods: readonly LifePeriod[];

  @Field(() => [LifeStep], {
    description:
      'The events, agreements, laws and reports that address it, in the order of time; with `validAt` those up to that day.',
  })
  readonly steps: readonly LifeStep[];

  @Field(() => KnowledgeState, {
    description: 'Whether its status is known at all, and why not where it is not.',
  })
  get knowledge(): KnowledgeState {
    return this.stateOfKnowledge();
  }
}
