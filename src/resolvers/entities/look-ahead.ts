/** Reads what a request selects below a field and turns it into a plan, so that one statement fetches it. */
import type { GraphQLResolveInfo } from 'graphql';
import { type FieldsByTypeName, parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';
import { InputError } from '../../errors.js';
import { bareNode, type NodePlan, type RelationPlan } from '../../graph/plans/plan.js';
import { attributesOf, commonAttributes, kindNamed } from '../../ontology/kinds.js';
import { clocksOf, type Scope } from '../scope.js';
import { anyRelation, countsPlan, namedRelation } from './relation-plans.js';

/** The plan for entities that stand right below the field. */
export function planOfEntities(info: GraphQLResolveInfo, scope: Scope): NodePlan {
  return nodePlan(selection(info), scope);
}

/** The plan for entities in the connection below the field, and whether rows and their number are wanted. */
export function planOfConnection(
  info: GraphQLResolveInfo,
  scope: Scope,
): {
  readonly node: NodePlan;
  readonly total: boolean;
} {
  const fields = all(selection(info));
  return { node: connectionNodes(fields, scope), total: fields.some(({ name }) => name === 'totalCount') };
}

/** The plan of a relation's page, with what is selected below the field that returns it. */
export function plannedBelow(plan: RelationPlan, info: GraphQLResolveInfo, scope: Scope): RelationPlan {
  return withSelection(plan, selection(info), scope);
}

const selection = (info: GraphQLResolveInfo): FieldsByTypeName =>
  (parseResolveInfo(info) as ResolveTree | null)?.fieldsByTypeName ?? {};

const all = (fields: FieldsByTypeName): readonly ResolveTree[] =>
  Object.values(fields).flatMap((byAlias) => Object.values(byAlias));

const connectionNodes = (fields: readonly ResolveTree[], scope: Scope): NodePlan =>
  merge(
    fields.flatMap((field) => {
      if (field.name === 'nodes') return [nodePlan(field.fieldsByTypeName, scope)];
      if (field.name !== 'edges') return [];
      return all(field.fieldsByTypeName)
        .filter(({ name }) => name === 'node')
        .map((node) => nodePlan(node.fieldsByTypeName, scope));
    }),
  );

/** What is selected of an entity, under its own type and under the interfaces that it has. */
function nodePlan(fieldsByTypeName: FieldsByTypeName, scope: Scope): NodePlan {
  const plans: NodePlan[] = [];
  for (const [typeName, fields] of Object.entries(fieldsByTypeName)) {
    for (const field of Object.values(fields)) plans.push(fieldPlan(typeName, field, scope));
  }
  return merge(plans);
}

function fieldPlan(typeName: string, field: ResolveTree, scope: Scope): NodePlan {
  if (field.name === 'evidence') return { ...bareNode, evidence: true };
  if (field.name === 'relationCounts') {
    // Which pages there are is known only when the counts are: they are for the loaders.
    const counts = countsPlan(field.args, scope);
    return counts.types.length > 0 ? { ...bareNode, counts: [counts] } : bareNode;
  }
  if (isReference(typeName, field.name)) {
    // Only the entity itself is planned; what is asked of it beyond that is for the loaders.
    return { ...bareNode, references: [field.name] };
  }
  const followed = planned(() =>
    field.name === 'relations'
      ? anyRelation(field.args, scope)
      : namedRelation(typeName, field.name, field.args, scope),
  );
  return followed && followed.types.length > 0
    ? { ...bareNode, relations: [withSelection(followed, field.fieldsByTypeName, scope)] }
    : bareNode;
}

/** Bad arguments are told by the field itself, at its own place in the answer. */
function planned(plan: () => RelationPlan | undefined): RelationPlan | undefined {
  try {
    return plan();
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function isReference(typeName: string, name: string): boolean {
  if (name === commonAttributes.country.name) return true;
  const kind = kindNamed(typeName);
  return (
    kind !== undefined &&
    attributesOf(kind).some((attribute) => attribute.name === name && attribute.type.is === 'entity')
  );
}

function withSelection(followed: RelationPlan, selected: FieldsByTypeName, above: Scope): RelationPlan {
  // What stands below takes over the clocks of the relation.
  const scope = { ...above, clocks: clocksOf(followed.filter) };
  const fields = all(selected);
  const names = new Set(fields.map(({ name }) => name));
  const statement = fields
    .filter(({ name }) => name === 'edges')
    .flatMap((edges) => all(edges.fieldsByTypeName))
    .filter(({ name }) => name === 'statement')
    .flatMap((statements) => all(statements.fieldsByTypeName))
    .map(({ name }) => name);
  return {
    ...followed,
    rows:
      names.has('edges') ||
      names.has('nodes') ||
      names.has('pageInfo') ||
      names.has('knowledge') ||
      names.has('gaps'),
    total: names.has('totalCount'),
    evidence: statement.includes('evidence'),
    conflicts: statement.includes('conflicts'),
    node: connectionNodes(fields, scope),
  };
}

function merge(plans: readonly NodePlan[]): NodePlan {
  if (plans.length === 1) return plans[0]!;
  const relations = new Map<string, RelationPlan>();
  for (const relation of plans.flatMap((plan) => plan.relations)) {
    const known = relations.get(relation.key);
    relations.set(relation.key, known ? mergeRelations(known, relation) : relation);
  }
  return {
    evidence: plans.some((plan) => plan.evidence),
    counts: [
      ...new Map(
        plans.flatMap((plan) => plan.counts.map((counts) => [counts.key, counts] as const)),
      ).values(),
    ],
    references: [...new Set(plans.flatMap((plan) => plan.references))],
    relations: [...relations.values()],
  };
}

const mergeRelations = (a: RelationPlan, b: RelationPlan): RelationPlan => ({
  ...a,
  rows: a.rows || b.rows,
  total: a.total || b.total,
  evidence: a.evidence || b.evidence,
  conflicts: a.conflicts || b.conflicts,
  node: merge([a.node, b.node]),
});
