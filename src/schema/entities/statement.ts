/** Statements and what they rest on. */
import { Field, Int, ObjectType } from 'type-graphql';
import type { Clocks } from '../../graph/clocks.js';
import type { ConflictRow, EvidenceRow, StatementRow } from '../../graph/plans/rows.js';
import type { BoundRecord, StatementRecord } from '../../graph/records.js';
import type { Qualifier } from '../../ontology/relation.js';
import { relations } from '../../ontology/relations.js';
import { StatementTypeEnum, termEnum } from '../enums.js';
import { Day } from '../scalars.js';
import { Node } from './node.js';

@ObjectType('TemporalBound', {
  description: 'A beginning or an end in valid time: what the sources say, and the days that it can mean.',
})
export class TemporalBound {
  @Field(() => String, { nullable: true, description: 'The date as EDTF; empty where no source gives one.' })
  readonly edtf?: string;

  @Field(() => String, { nullable: true, description: "The source's own words for it." })
  readonly words?: string;

  @Field(() => Day, { description: 'The earliest day that it can mean; 0001-01-01 where that is open.' })
  readonly earliest!: string;

  @Field(() => Day, { description: 'The latest day that it can mean; 9999-12-31 where that is open.' })
  readonly latest!: string;
}

@ObjectType('Evidence', {
  description:
    'One piece of evidence: which document says it, where in it, who says it there, and how firmly.',
})
export class Evidence {
  constructor(
    readonly row: EvidenceRow,
    readonly clocks: Clocks,
  ) {}

  @Field(() => String, {
    nullable: true,
    description: 'Place in the document: section, article, page or the number of a founding fact.',
  })
  get locator(): string | null {
    return this.row.evidence.locator ?? null;
  }

  @Field(() => String, { nullable: true, description: 'What the document says, in one sentence of our own.' })
  get summary(): string | null {
    return this.row.evidence.summary ?? null;
  }

  @Field(() => termEnum('Modality'), {
    description: 'How it is put: as a fact, a claim, an opinion, a forecast.',
  })
  get modality(): string {
    return this.row.evidence.modality;
  }

  @Field(() => termEnum('Certainty'), { description: 'Read in the legal text, stated, or inferred.' })
  get certainty(): string {
    return this.row.evidence.certainty;
  }

  @Field(() => termEnum('Stance'), { description: 'Whether it affirms or denies the statement.' })
  get stance(): string {
    return this.row.evidence.stance;
  }

  @Field(() => String, { nullable: true, description: 'Why it is concluded, where it is inferred.' })
  get reason(): string | null {
    return this.row.evidence.reason ?? null;
  }

  @Field(() => String, {
    nullable: true,
    description: 'A date, as EDTF, at which the document shows the statement to hold.',
  })
  get attestedAt(): string | null {
    return this.row.evidence.attestedAt ?? null;
  }

  @Field(() => Day, { description: 'When the content was first public.' })
  get knownFrom(): string {
    return this.row.evidence.knownFrom;
  }
}

@ObjectType('Statement', {
  implements: Node,
  description: 'One proposition: a relation between two entities, or a dated or disputed attribute of one.',
})
export class Statement extends Node {
  constructor(
    readonly row: StatementRow,
    /** The clocks of the fields above: evidence published later is hidden, what is below takes them over. */
    readonly clocks: Clocks,
  ) {
    super(row.statement.id);
  }

  get typeName(): string {
    return 'Statement';
  }

  get record(): StatementRecord {
    return this.row.statement;
  }

  @Field(() => StatementTypeEnum, { description: 'What it says.' })
  get type(): string {
    return this.record.type;
  }

  @Field(() => String, {
    nullable: true,
    description: 'The value, where the statement is about an attribute.',
  })
  get value(): string | null {
    return this.record.value ?? null;
  }

  @Field(() => Boolean, {
    description:
      'True where the sources say that it is expressly not so, such as a stated absence from a list.',
  })
  get negated(): boolean {
    return this.record.negated;
  }

  @Field(() => TemporalBound, { description: 'When it began to hold, or when it happened.' })
  get since(): BoundRecord {
    return this.record.since;
  }

  @Field(() => TemporalBound, { description: 'Until when it holds.' })
  get until(): BoundRecord {
    return this.record.until;
  }

  @Field(() => Day, { description: 'When the statement was first public.' })
  get knownFrom(): string {
    return this.record.knownFrom;
  }

  @Field(() => termEnum('Modality'), {
    description: 'The firmest way in which any piece of evidence puts it, whenever published.',
  })
  get modality(): string {
    return this.record.modality;
  }

  @Field(() => termEnum('Certainty'), {
    description: 'The best certainty with which any piece of evidence carries it, whenever published.',
  })
  get certainty(): string {
    return this.record.certainty;
  }

  @Field(() => Int, {
    description:
      'Number of independent sources that affirm it, whenever published. A copy of another source does not count.',
  })
  get sourceCount(): number {
    return this.record.sources;
  }
}

// Qualifiers are fields of a statement; two relations that share one share its meaning.
const qualifiers = new Map(relations.flatMap(({ qualifiers }) => qualifiers).map((q) => [q.name, q]));
for (const qualifier of qualifiers.values()) if (qualifier.type.is !== 'entity') declareQualifier(qualifier);

function declareQualifier({ name, type, description }: Qualifier): void {
  const property: PropertyDescriptor & ThisType<Statement> = {
    get() {
      return this.record.qualifiers[name] ?? null;
    },
    configurable: true,
  };
  Object.defineProperty(Statement.prototype, name, property);
  const returned = () => (type.is === 'term' ? termEnum(type.of) : type.is === 'boolean' ? Boolean : String);
  Field(returned, { nullable: true, description })(Statement.prototype, name, property);
}

@ObjectType('Conflict', { description: 'A statement that stands against this one. Both are kept.' })
export class Conflict {
  constructor(
    readonly row: ConflictRow,
    private readonly clocks: Clocks,
  ) {}

  @Field(() => String, { description: 'The number of the conflict, such as X1.' })
  get id(): string {
    return this.row.conflict.id;
  }

  @Field(() => termEnum('ConflictKind'), { description: 'How the two differ.' })
  get kind(): string {
    return this.row.conflict.kind;
  }

  @Field(() => String, { description: 'What to make of it.' })
  get note(): string {
    return this.row.conflict.note;
  }

  @Field(() => termEnum('Certainty'), { description: 'How sure the note is.' })
  get certainty(): string {
    return this.row.conflict.certainty;
  }

  @Field(() => Statement, { description: 'The statement on the other side.' })
  get with(): Statement {
    return new Statement({ statement: this.row.other }, this.clocks);
  }
}
