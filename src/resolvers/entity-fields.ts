/** Fields of every entity that lead beyond its own record. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { encodeCursor, listName, relationPosition } from '../graph/cursor.js';
import { holdingOn } from '../graph/days.js';
import { bareNode, type RelationPlan } from '../graph/plan.js';
import { nameOf } from '../graph/records.js';
import type { EntityRow, Page, RelationCountRow, RelationRow } from '../graph/rows.js';
import { type Attribute, attributesOf, commonAttributes, type Kind, kinds } from '../ontology/kinds.js';
import { relationNamed } from '../ontology/relations.js';
import {
  AnyRelationArguments,
  argumentsOf,
  ClockArguments,
  type RelationArguments,
} from '../schema/arguments.js';
import { CountryGroup, RelationEdge, relationConnectionTo } from '../schema/connections.js';
import { Entity, KnowledgeState, RelationCount } from '../schema/entity.js';
import { classOfKind, entityOf } from '../schema/kinds.js';
import { Day } from '../schema/scalars.js';
import { Evidence, Statement } from '../schema/statement.js';
import type { Context } from './context.js';
import { plannedBelow } from './look-ahead.js';
import {
  anyRelation,
  type FieldArguments,
  type NamedRelation,
  namedRelations,
  planOfNamed,
  relationList,
} from './relation-plans.js';
import { clocksOf, groupsAmong, type Scope, scopeOf } from './scope.js';

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
      .map((piece) => new Evidence(piece));
  }

  @FieldResolver(() => [RelationCount], {
    description: 'How many statements there are by relation, direction and kind at the other end; all dates.',
  })
  relationCounts(@Root() { row }: Entity, @Ctx() { loaders }: Context): Promise<readonly RelationCount[]> {
    return countsOf(row, loaders);
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
    return connection(root, args, (given, scope) => anyRelation(given, scope), [], context, info);
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
    const { validAt, certainOnly, knownAt } = clocksOf(args, clocks);
    const found = await loaders.values(row.entity.id, knownAt);
    return found
      .filter(({ statement }) => {
        const holding = validAt ? holdingOn(statement, validAt, knownAt) : 'HOLDS';
        return holding !== 'DOES_NOT_HOLD' && !(certainOnly && holding === 'MAY_HOLD');
      })
      .map((statement) => new Statement(statement, knownAt));
  }

  @FieldResolver(() => classOfKind('Country'), {
    nullable: true,
    description: commonAttributes.country.description,
  })
  country(@Root() root: Entity, @Ctx() context: Context): Promise<Entity | null> {
    return referenced(root, 'country', context);
  }
}

async function countsOf(row: EntityRow, loaders: Context['loaders']): Promise<readonly RelationCountRow[]> {
  return row.counts ?? (await loaders.entity(row.entity.id, { ...bareNode, counts: true }))?.counts ?? [];
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

/** The page of a relation: from the row where it was planned, else through a loader. */
async function connection(
  { row, clocks: above }: Entity,
  args: RelationArguments,
  planOf: (args: FieldArguments, scope: Scope) => RelationPlan,
  ends: readonly string[],
  context: Context,
  info: GraphQLResolveInfo,
) {
  const { loaders, lookAhead } = context;
  const scope = await scopeOf(context, above);
  const plan = planOf({ ...args }, scope);
  const clocks = clocksOf(plan.filter);
  const { validAt, knownAt } = clocks;
  const wanted = lookAhead ? plannedBelow(plan, info, scope) : plan;
  const page =
    plan.types.length === 0
      ? { rows: [], hasMore: false, total: 0 }
      : (fitting(row, wanted) ?? (await loadPage(row.entity.id, wanted, loaders)));
  const list = listName(relationList(plan.types, plan.direction), plan.order);
  const edges = page.rows.map((found) => {
    const cursor = encodeCursor(list, relationPosition(found, plan.order));
    const holds = validAt ? holdingOn(found.statement.statement, validAt, knownAt) : null;
    return new RelationEdge(found, cursor, holds, clocks);
  });
  const about = isAsked(row, plan) ? row.entity.gaps.filter(({ about }) => plan.types.includes(about)) : [];
  const states = about
    .filter(({ status }) => status !== 'KNOWN')
    .map((gap) => new KnowledgeState(gap.status, gap));
  const whole = about.find(({ status, countries }) => status === 'KNOWN' && !countries);
  const Connection = relationConnectionTo(ends);
  return new Connection(
    edges,
    page.hasMore,
    plan.after !== undefined,
    page.total,
    () => knowledge(row, plan, page, whole ? [new KnowledgeState('KNOWN', whole)] : states, loaders),
    states,
    groupsAmong(args, clocks, scope).map((group) => new CountryGroup(group)),
  );
}

const fitting = (row: EntityRow, plan: RelationPlan): Page<RelationRow> | undefined => {
  const page = row.relations?.get(plan.key);
  return page && (!plan.total || page.total !== undefined) ? page : undefined;
};

async function loadPage(
  id: string,
  plan: RelationPlan,
  loaders: Context['loaders'],
): Promise<Page<RelationRow>> {
  const found = await loaders.entity(id, { ...bareNode, relations: [plan] });
  return found?.relations?.get(plan.key) ?? { rows: [], hasMore: false, total: 0 };
}

/**
 * Whether the gaps of an entity about a relation are about this page. Where its kind can stand at both ends, a gap asks
 * for what the entity does, not for what is done to it.
 */
function isAsked({ entity }: EntityRow, { types, direction }: RelationPlan): boolean {
  const [type] = types;
  if (types.length !== 1) return false;
  const asked = relationNamed(type!)?.from.some((kind) => kind === entity.kind) ? 'OUT' : 'IN';
  return direction === 'BOTH' || direction === asked;
}

/** Whether there is an answer: an empty page of a list that has rows elsewhere is one, and a gap tells why there is none. */
async function knowledge(
  row: EntityRow,
  plan: RelationPlan,
  page: Page<RelationRow>,
  gaps: readonly KnowledgeState[],
  loaders: Context['loaders'],
): Promise<KnowledgeState> {
  if (page.rows.length > 0 || (page.total ?? 0) > 0) return new KnowledgeState('KNOWN');
  const none = gaps[0] ?? new KnowledgeState('NOT_EXAMINED');
  if (!isNarrowed(plan)) return none;
  const { types, direction } = plan;
  const counts = await countsOf(row, loaders);
  const elsewhere = counts.some(
    (count) => types.includes(count.type) && (direction === 'BOTH' || direction === count.direction),
  );
  return elsewhere ? new KnowledgeState('KNOWN') : none;
}

/** Whether a page shows a part of what there is. */
const isNarrowed = ({ filter, after }: RelationPlan): boolean =>
  after !== undefined ||
  Object.values(filter).some((condition) => condition !== undefined && condition !== false);

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
    connection(root, args, (given, scope) => planOfNamed(named, given, scope), ends, context, info);
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
