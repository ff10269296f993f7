/** The ontology as an answer, for clients that draw legends and build questions. */
import { Field, Int, ObjectType } from 'type-graphql';
import { AttributeTypeEnum, KindEnum, NatureEnum, RelationTypeEnum } from './enums.js';

@ObjectType('OntologyTerm', { description: 'A value of a vocabulary.' })
export class OntologyTerm {
  @Field(() => String, { description: 'The value.' })
  readonly name!: string;

  @Field(() => String, { description: 'What it means.' })
  readonly description!: string;
}

@ObjectType('OntologyVocabulary', {
  description: 'A closed list of values; in a ranking vocabulary the best comes first.',
})
export class OntologyVocabulary {
  @Field(() => String, { description: 'Its name, the name of the enum too.' })
  readonly name!: string;

  @Field(() => String, { description: 'What it is about.' })
  readonly description!: string;

  @Field(() => [OntologyTerm], { description: 'The values.' })
  readonly terms!: readonly OntologyTerm[];
}

@ObjectType('OntologyAttribute', { description: 'An attribute of a kind, or a qualifier of a relation.' })
export class OntologyAttribute {
  @Field(() => String, { description: 'Its name, the name of the field too.' })
  readonly name!: string;

  @Field(() => AttributeTypeEnum, { description: 'How it is written.' })
  readonly type!: string;

  @Field(() => String, { nullable: true, description: 'The vocabulary from which its values come.' })
  readonly vocabulary?: string | null;

  @Field(() => String, { description: 'What it means.' })
  readonly description!: string;
}

@ObjectType('OntologyKind', { description: 'A kind of entity.' })
export class OntologyKind {
  @Field(() => KindEnum, { description: 'Its name, the name of the object type too.' })
  readonly name!: string;

  @Field(() => String, { description: 'The root field that lists it.' })
  readonly plural!: string;

  @Field(() => String, { description: 'What it is.' })
  readonly description!: string;

  @Field(() => String, { description: 'Its colour in every legend, such as #4e79a7.' })
  readonly color!: string;

  @Field(() => String, { description: 'A character that stands for it where a colour is not enough.' })
  readonly glyph!: string;

  @Field(() => [OntologyAttribute], { description: 'Its attributes.' })
  readonly attributes!: readonly OntologyAttribute[];

  @Field(() => Int, { description: 'How many entities there are of it.' })
  readonly count!: number;
}

@ObjectType('OntologyDirection', { description: 'One direction of a relation.' })
export class OntologyDirection {
  @Field(() => String, { description: 'The field that follows it.' })
  readonly field!: string;

  @Field(() => String, { description: 'The word in a sentence.' })
  readonly word!: string;
}

@ObjectType('OntologyRelation', { description: 'A relation between entities.' })
export class OntologyRelation {
  @Field(() => RelationTypeEnum, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => String, { description: 'What it says.' })
  readonly description!: string;

  @Field(() => [KindEnum], { description: 'Kinds that can be its subject.' })
  readonly from!: readonly string[];

  @Field(() => [KindEnum], { description: 'Kinds that can be its object.' })
  readonly to!: readonly string[];

  @Field(() => OntologyDirection, { description: 'From subject to object.' })
  readonly forward!: OntologyDirection;

  @Field(() => OntologyDirection, { description: 'From object to subject.' })
  readonly backward!: OntologyDirection;

  @Field(() => NatureEnum, { description: 'When its statements count.' })
  readonly nature!: string;

  @Field(() => Boolean, {
    description: 'Shared surroundings rather than a connection: paths leave it out unless asked.',
  })
  readonly context!: boolean;

  @Field(() => [OntologyAttribute], { description: 'Details that its statements can have.' })
  readonly qualifiers!: readonly OntologyAttribute[];

  @Field(() => Int, { description: 'How many statements there are of it.' })
  readonly count!: number;
}

@ObjectType('Ontology', { description: 'What the graph can say: kinds, relations and vocabularies.' })
export class Ontology {
  @Field(() => [OntologyKind], { description: 'The kinds of entity.' })
  readonly kinds!: readonly OntologyKind[];

  @Field(() => [OntologyRelation], { description: 'The relations.' })
  readonly relations!: readonly OntologyRelation[];

  @Field(() => [OntologyVocabulary], { description: 'The vocabularies.' })
  readonly vocabularies!: readonly OntologyVocabulary[];
}
