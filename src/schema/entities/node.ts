/** The Relay convention: everything that has an id can be fetched again by it. */
import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType('Node', {
  description: 'Anything that can be fetched again by its id: an entity or a statement.',
  resolveType: (value: Node) => value.typeName,
})
export abstract class Node {
  abstract readonly typeName: string;

  @Field(() => ID, {
    description: 'Readable id that stays. A former id leads to the entity that has it now.',
  })
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}
