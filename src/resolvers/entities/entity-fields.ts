/** Fields of every entity that lead beyond its own record. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { counts } from '../../graph/clocks.js';
import { bareNode } from '../../graph/plans/plan.js';
import { nameOf } from '../../graph/records.js';
import { type Attribute, attributesOf, commonAttributes, type Kind, kinds } from '../../ontology/kinds.js';
import {
  AnyRelationArguments,
  argumentsOf,
  ClockArguments,
  type RelationArguments,
} from '../../schema/arguments.js';
import { relationConnectionTo } from '../../schema/entities/connections.js';
import { Entity } from '../../schema/entities/entity.js';
import { classOfKind, entityOf } from '../../schema/entities/kinds.js';
import { Evidence, Statement } from '../../schema/entities/statement.js';
import { Day } from '../../schema/scalars.js';
import type { Context } from '../context.js';
import { clocksOf } from '../scope.js';
import { relationPage } from './relation-pages.js';
import { anyRelation, type NamedRelation, namedRelations, planOfNamed } from './relation-plans.js';

@Resolver(() => Entity)
export class EntityFieldsResolver {
  @FieldResolver(() => String, {
    description: 'The name in a language, or the nearest there is: the English one, then the id.',
  })
  label(
    @Root() { row: { entity } }: Entity,
    @Arg('lang', () => String, {
      defaultValue: 'en',
      description: 'Language as an ISO 639-1 code: en, ko …',
    })
    lang: string,
  ): string {
    return nameOf(entity, lang);
  }

  @FieldResolver(() => [Evidence], { description: 'What the entry rests on.' })
  async evidence(
    @Root() { row, clocks }: Entity,
    @Ctx() { loaders }: Context,
    @Arg('knownAt', () => Day, { nullable: true, description: 'Only what was public by this day.' })
    given?: string,
  ): Promise<Evidence[]> {
    const { knownAt } = clocksOf({ knownAt: given }, clocks);
    const evidence =
      row.evidence ?? (await loaders.entity(row.entity.id, { ...bareNode, evidence: true }))?.evidence ?? [];
    return evidence
      .filter((piece) => !knownAt || piece.evidence.knownFrom <= knownAt)
      .map((piece) => new Evidence(piece, clocks));
  }

  @FieldResolver(() => relationConnectionTo([]), {
    description: 'Statements at the entity, over any relation, in either direction.',
  })
  relations(
    @Root() root: Entity,
    @Args(() => AnyRelationArguments) args: AnyRelationArguments,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return relationPage(root, args, (given, scope) => anyRelation(given, scope), [], context, info);
  }

  @FieldResolver(() => [Statement], {
    description:
      'Dated or disputed attributes as statements: when it started, was published, in which status it was.',
  })
  async values(
    @Root() { row, clocks }: Entity,
    @Ctx() { loaders }: Context,
    @Args(() => ClockArguments) args: ClockArguments,
  ): Promise<Statement[]> {
    const at = clocksOf(args, clocks);
    const found = await loaders.values(row.entity.id, at.knownAt);
    return found
      .filter(({ statement }) => counts(statement, at))
      .map((statement) => new Statement(statement, at));
  }

  @FieldResolver(() => classOfKind('Country'), {
    nullable: true,
    description: commonAttributes.country.description,
  })
  country(@Root() root: Entity, @Ctx() context: Context): Promise<Entity | null> {
    return referenced(root, 'country', context);
  }
}

async function referenced(
  { row, clocks }: Entity,
  attribute: string,
  { loaders }: Context,
): Promise<Entity | null> {
  const id = row.entity.attributes[attribute];
  if (!id) return null;
  const planned = row.references?.get(attribute);
  const found = planned === undefined ? await loaders.entity(id) : planned;
  return found && entityOf(found, clocks);
}

/** A resolver class with the named relation fields and the entity-valued attributes of one kind. */
function kindFieldsResolver(kind: Kind & (typeof kinds)[number]): new () => object {
  class KindFieldsResolver {}
  const { prototype } = KindFieldsResolver;
  Resolver(() => classOfKind(kind.name))(KindFieldsResolver);
  for (const named of namedRelations(kind.name)) declareRelation(prototype, named);
  const references = attributesOf(kind).filter(
    ({ name, type }) => type.is === 'entity' && name !== commonAttributes.country.name,
  );
  for (const attribute of references) declareReference(prototype, attribute);
  return KindFieldsResolver;
}

function declareRelation(prototype: object, named: NamedRelation): void {
  const { relation, direction, ends, field } = named;
  const { asks } = direction === 'OUT' ? relation.forward : relation.backward;
  const method = (root: Entity, args: RelationArguments, context: Context, info: GraphQLResolveInfo) =>
    relationPage(root, args, (given, scope) => planOfNamed(named, given, scope), ends, context, info);
  const descriptor = define(prototype, field, method);
  FieldResolver(() => relationConnectionTo(ends), {
    description: `${asks} Statements of type ${relation.name}.`,
  })(prototype, field, descriptor);
  Root()(prototype, field, 0);
  Args(() => argumentsOf(relation))(prototype, field, 1);
  Ctx()(prototype, field, 2);
  Info()(prototype, field, 3);
}

function declareReference(prototype: object, { name, type, description }: Attribute): void {
  const descriptor = define(prototype, name, (root: Entity, context: Context) =>
    referenced(root, name, context),
  );
  const [only] = type.is === 'entity' ? type.of : [];
  FieldResolver(() => classOfKind(only!), { nullable: true, description })(prototype, name, descriptor);
  Root()(prototype, name, 0);
  Ctx()(prototype, name, 1);
}

function define(prototype: object, name: string, value: (...args: never[]) => unknown): PropertyDescriptor {
  Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
  return Object.getOwnPropertyDescriptor(prototype, name)!;
}

export const kindFieldsResolvers = kinds.map(kindFieldsResolver);
