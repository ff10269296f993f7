/** What entities of every kind have in common. */
import { Field, InterfaceType, ObjectType } from 'type-graphql';
import type { Clocks } from '../../graph/clocks.js';
import type { EntityRow } from '../../graph/plans/rows.js';
import type { GapRecord, NameRecord } from '../../graph/records.js';
import { KindEnum, termEnum } from '../enums.js';
import { Node } from './node.js';

@ObjectType('Name', { description: 'A name in one language.' })
export class Name {
  @Field(() => String, { description: 'Language as an ISO 639-1 code, such as en or ko.' })
  readonly lang!: string;

  @Field(() => String, { description: 'The name.' })
  readonly text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'From when the name was used, as EDTF, where it changed.',
  })
  readonly since?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Until when the name was used, as EDTF, where it changed.',
  })
  readonly until?: string;
}

@ObjectType('ExternalId', { description: 'An id of the entity elsewhere.' })
export class ExternalId {
  @Field(() => String, { description: 'The scheme, such as wikidata, lei or ticker.' })
  readonly scheme!: string;

  @Field(() => String, { description: 'The id in that scheme.' })
  readonly value!: string;
}

@ObjectType('KnowledgeState', {
  description: 'What is known of a question: the one shape in which "not known" is told everywhere.',
})
export class KnowledgeState {
  constructor(
    status: string,
    readonly gap?: GapRecord,
  ) {
    this.status = status;
  }

  @Field(() => termEnum('Knowledge'), { description: 'Known, not known, not examined, or none.' })
  readonly status: string;

  @Field(() => String, { nullable: true, description: 'The question in words, where it was put.' })
  get question(): string | null {
    return this.gap?.question ?? null;
  }

  @Field(() => String, {
    nullable: true,
    description: 'What it is about: a relation, an attribute, or a topic.',
  })
  get about(): string | null {
    return this.gap?.about ?? null;
  }

  @Field(() => String, { nullable: true, description: 'Why there is no answer.' })
  get reason(): string | null {
    return this.gap?.reason ?? null;
  }
}

@InterfaceType('Entity', {
  implements: Node,
  description:
    'A node of the graph: an agency, a company, a law, a barrier … Every one carries its evidence.',
  resolveType: (value: Entity) => value.typeName,
})
export abstract class Entity extends Node {
  constructor(
    readonly row: EntityRow,
    /** The clocks of the fields above, which hold for the fields below that name none. */
    readonly clocks: Clocks,
  ) {
    super(row.entity.id);
  }

  get typeName(): string {
    return this.row.entity.kind;
  }

  @Field(() => KindEnum, { description: 'What kind of entity it is; the same word as `__typename`.' })
  get kind(): string {
    return this.row.entity.kind;
  }

  @Field(() => [Name], { description: 'Names by language, with dates where a name changed.' })
  get names(): readonly NameRecord[] {
    return this.row.entity.names;
  }

  @Field(() => [String], { description: 'Other names, older ones and spellings met in the sources.' })
  get aliases(): readonly string[] {
    return this.row.entity.aliases;
  }

  @Field(() => [String], { description: 'Acronyms.' })
  get acronyms(): readonly string[] {
    return this.row.entity.acronyms;
  }

  @Field(() => String, {
    description: 'What it is, in one sentence of our own. For a claim: what is claimed.',
  })
  get description(): string {
    return this.row.entity.description;
  }

  @Field(() => [ExternalId], { description: 'Ids elsewhere.' })
  get externalIds(): readonly ExternalId[] {
    return this.row.entity.externalIds;
  }

  @Field(() => termEnum('EntityType'), { nullable: true, description: 'What it is within its kind.' })
  get type(): string | null {
    return this.row.entity.attributes.type ?? null;
  }

  @Field(() => termEnum('Status'), { nullable: true, description: 'Where it stands, by the newest source.' })
  get status(): string | null {
    return this.row.entity.attributes.status ?? null;
  }

  @Field(() => [KnowledgeState], {
    description: 'What is known to be unknown about it, with the reason and the sources that were searched.',
  })
  get gaps(): readonly KnowledgeState[] {
    return this.row.entity.gaps
      .filter(({ status }) => status !== 'KNOWN')
      .map((gap) => new KnowledgeState(gap.status, gap));
  }
}
