/** One object type per kind, made from the ontology. */
import { Field, ObjectType } from 'type-graphql';
import type { Clocks } from '../../graph/clocks.js';
import type { EntityRow } from '../../graph/plans/rows.js';
import { type Attribute, type Kind, type KindName, kinds } from '../../ontology/kinds.js';
import { termEnum } from '../enums.js';
import { Entity } from './entity.js';

export type EntityClass = new (row: EntityRow, clocks: Clocks) => Entity;

const classes = new Map<string, EntityClass>(kinds.map((kind) => [kind.name, classOf(kind)]));

/** The object type of a kind. */
export const classOfKind = (name: KindName | string): EntityClass => classes.get(name)!;

/** The API's view of an entity. */
export const entityOf = (row: EntityRow, clocks: Clocks): Entity =>
  new (classOfKind(row.entity.kind))(row, clocks);

function classOf(kind: Kind): EntityClass {
  // The class takes its name from the property, as type-graphql and stack traces show it.
  const { [kind.name]: type } = { [kind.name]: class extends Entity {} };
  ObjectType(kind.name, { implements: Entity, description: kind.description })(type!);
  for (const attribute of kind.attributes) if (attribute.type.is !== 'entity') declare(type!, attribute);
  return type!;
}

function declare(type: EntityClass, { name, type: written, description }: Attribute): void {
  const property: PropertyDescriptor & ThisType<Entity> = {
    get() {
      return this.row.entity.attributes[name] ?? null;
    },
    configurable: true,
  };
  Object.defineProperty(type.prototype, name, property);
  const returned = () => (written.is === 'term' ? termEnum(written.of) : String);
  Field(returned, { nullable: true, description })(type.prototype, name, property);
}
