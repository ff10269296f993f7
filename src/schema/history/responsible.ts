/** Who is in charge of something on a day, and how they came to be. */
import { ArgsType, Field, ObjectType } from 'type-graphql';
import type { Clocks } from '../../graph/clocks.js';
import type { Responsible, Way } from '../../graph/history/responsible.js';
import type { BoundRecord } from '../../graph/records.js';
import { Hop } from '../chains/chain.js';
import { Entity, KnowledgeState } from '../entities/entity.js';
import { entityOf } from '../entities/kinds.js';
import { TemporalBound } from '../entities/statement.js';
import { StatementTypeEnum, termEnum } from '../enums.js';
import { Day } from '../scalars.js';

@ArgsType()
export class ResponsibleArguments {
  @Field(() => Day, {
    nullable: true,
    description:
      'The day that is asked about; unless said otherwise `validAt` of the fields above, else today (UTC).',
  })
  readonly at?: string | null;

  @Field(() => Day, { nullable: true, description: 'Only what was public by this day.' })
  readonly knownAt?: string | null;
}

@ObjectType('ResponsibilityWay', {
  description:
    'One way in which a body comes to be in charge: it has the office itself, or took over from a body that had it.',
})
export class ResponsibilityWay {
  constructor(
    private readonly row: Way,
    clocks: Clocks,
  ) {
    this.hops = row.hops.map((hop) => new Hop(hop, clocks));
  }

  @Field(() => StatementTypeEnum, {
    description:
      'What it is in charge as: ADMINISTERS, ENFORCES or MAINTAINS, of the thing itself or of what a barrier rests on.',
  })
  get relation(): string {
    return this.row.office.type;
  }

  @Field(() => String, { nullable: true, description: 'In which capacity, where a source says so.' })
  get capacity(): string | null {
    return (this.row.office.qualifiers.capacity as string | undefined) ?? null;
  }

  @Field(() => [String], {
    description:
      'The competences that passed over on the way, where a succession is not of the whole: whether this office is among them is for the reader.',
  })
  get scopes(): readonly string[] {
    const statements = this.row.hops.flatMap((hop) => hop.statements);
    const scopes = statements
      .filter(({ type }) => type === 'SUCCEEDED_BY')
      .map(({ qualifiers }) => qualifiers.scope);
    return [...new Set(scopes.filter((scope) => typeof scope === 'string'))];
  }

  @Field(() => TemporalBound, {
    description: 'Since when it is in charge along this way: the latest beginning of its steps.',
  })
  get since(): BoundRecord {
    return this.row.since;
  }

  @Field(() => termEnum('Holding'), {
    description:
      'HOLDS where every step does. MAY_HOLD where a bound is not known exactly enough, or where only a part of the competences passed over and no source says that this one did.',
  })
  get holds(): string {
    return this.row.holds;
  }

  @Field(() => [Hop], {
    description:
      'The steps with their statements: from what is asked about, through what it rests on, to the office, and over SUCCEEDED_BY to the body of the day.',
  })
  readonly hops: readonly Hop[];
}

@ObjectType('ResponsibleBody', { description: 'A body that is in charge on the day.' })
export class ResponsibleBody {
  constructor(
    private readonly row: Responsible,
    clocks: Clocks,
  ) {
    this.agency = entityOf({ entity: row.body }, clocks);
    this.ways = row.ways.map((way) => new ResponsibilityWay(way, clocks));
  }

  @Field(() => Entity, {
    description: 'The public body; the successor of one can be an organization that is none.',
  })
  readonly agency: Entity;

  @Field(() => TemporalBound, { description: 'Since when, along the way that began first.' })
  get since(): BoundRecord {
    return this.row.since;
  }

  @Field(() => termEnum('Holding'), {
    description: 'HOLDS where it is in charge for certain along one of the ways, else MAY_HOLD.',
  })
  get holds(): string {
    return this.row.holds;
  }

  @Field(() => [ResponsibilityWay], { description: 'How it comes to be in charge, the shortest way first.' })
  readonly ways: readonly ResponsibilityWay[];
}

@ObjectType('Responsibility', { description: 'Who is in charge of something on a day.' })
export class Responsibility {
  constructor(at: string, bodies: readonly ResponsibleBody[], knowledge: KnowledgeState) {
    this.at = at;
    this.bodies = bodies;
    this.knowledge = knowledge;
  }

  @Field(() => Day, { description: 'The day that is answered for.' })
  readonly at: string;

  @Field(() => [ResponsibleBody], {
    description:
      'The bodies in charge, each once, those that are so for certain first, then by name. Empty where nobody is known to be; `knowledge` says which.',
  })
  readonly bodies: readonly ResponsibleBody[];

  @Field(() => KnowledgeState, {
    description:
      'Whether there is an answer: known also where every office is known to have ended or not to have begun on the day.',
  })
  readonly knowledge: KnowledgeState;
}
