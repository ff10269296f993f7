/** What there is around an entity, in numbers. */
import { Field, Int, ObjectType } from 'type-graphql';
import type { RelationCountRow } from '../../graph/plans/rows.js';
import { relationNamed } from '../../ontology/relations.js';
import type { RelationCountsArguments } from '../arguments.js';
import { DirectionEnum, KindEnum, RelationTypeEnum } from '../enums.js';
import type { Entity } from './entity.js';

@ObjectType('RelationCount', {
  description:
    'The statements of one relation that lead from or to an entity in one direction, with entities of one kind at the other end: how many there are, and page by page.',
})
export class RelationCount {
  constructor(
    readonly row: RelationCountRow,
    /** At which entity. */
    readonly at: Entity,
    /** Under which conditions it was counted. */
    readonly counted: RelationCountsArguments,
  ) {}

  @Field(() => RelationTypeEnum, { description: 'The relation.' })
  get type(): string {
    return this.row.type;
  }

  @Field(() => DirectionEnum, {
    description: 'OUT where the entity is the subject, IN where it is the object.',
  })
  get direction(): string {
    return this.row.direction;
  }

  @Field(() => String, {
    description: 'The relation in words, as read from the entity to the other end: "is administered by".',
  })
  get word(): string {
    const relation = relationNamed(this.row.type)!;
    return (this.row.direction === 'OUT' ? relation.forward : relation.backward).word;
  }

  @Field(() => KindEnum, { description: 'Kind of the entities at the other end.' })
  get kind(): string {
    return this.row.kind;
  }

  @Field(() => Int, {
    description: 'Number of statements; several may lead to the same entity.',
  })
  get count(): number {
    return this.row.count;
  }
}
