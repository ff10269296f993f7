/** From the arguments of a relation field to the plan of its page: the same for look-ahead and for loaders. */
import { listName, relationPositionLength } from '../graph/cursor.js';
import { bareNode, type RelationFilter, type RelationPlan } from '../graph/plan.js';
import type { Direction } from '../graph/rows.js';
import { type KindName, kindNamed } from '../ontology/kinds.js';
import type { Relation } from '../ontology/relation.js';
import { relationNames, relations } from '../ontology/relations.js';
import { filterableQualifiers } from '../schema/arguments.js';
import { orderOf, pageSize, positionAfter } from './arguments.js';
import { clocksOf, countriesOf, type Scope } from './scope.js';

export type FieldArguments = Readonly<Record<string, unknown>>;

/** A relation in one of its directions. */
interface Followed {
  readonly relation: Relation;
  readonly direction: Direction;
}

export interface NamedRelation extends Followed {
  /** Kinds that can stand at the other end. */
  readonly ends: readonly KindName[];
  readonly field: string;
}

/** The named relation fields of a kind, in the order of the ontology. */
export function namedRelations(kind: KindName): readonly NamedRelation[] {
  return relations.flatMap((relation) => [
    ...(relation.from.includes(kind)
      ? [{ relation, direction: 'OUT' as const, ends: relation.to, field: relation.forward.field }]
      : []),
    ...(relation.to.includes(kind)
      ? [{ relation, direction: 'IN' as const, ends: relation.from, field: relation.backward.field }]
      : []),
  ]);
}

const byField = new Map<string, Followed>(
  relations.flatMap((relation) => [
    [relation.forward.field, { relation, direction: 'OUT' as const }],
    [relation.backward.field, { relation, direction: 'IN' as const }],
  ]),
);

/** The plan of a named relation field of a kind, or undefined where the field is no such field. */
export function namedRelation(
  typeName: string,
  field: string,
  args: FieldArguments,
  scope: Scope,
): RelationPlan | undefined {
  const named = kindNamed(typeName) ? byField.get(field) : undefined;
  return named && planOfNamed(named, args, scope);
}

/** The plan of a named relation. */
export const planOfNamed = (
  { relation, direction }: Followed,
  args: FieldArguments,
  scope: Scope,
): RelationPlan => planOf([relation.name], direction, args, scope, qualifiersOf(relation, args));

/** The plan of the field `relations`, which follows any relation. */
export function anyRelation(args: FieldArguments, scope: Scope): RelationPlan {
  const types = (args.type as string[] | undefined) ?? relationNames;
  return planOf(types, args.direction as RelationPlan['direction'], args, scope, undefined);
}

/** What cursors of a relation's pages are cursors of. */
export const relationList = (types: readonly string[], direction: string): string =>
  `${types.join('|')} ${direction}`;

function planOf(
  types: readonly string[],
  direction: RelationPlan['direction'],
  args: FieldArguments,
  scope: Scope,
  qualifiers: RelationFilter['qualifiers'],
): RelationPlan {
  const given = <T>(name: string): T | undefined => (args[name] as T | null | undefined) ?? undefined;
  const clocks = clocksOf(args, scope.clocks);
  const filter: RelationFilter = {
    ...clocks,
    kinds: given('kinds'),
    ids: given('ids'),
    countries: countriesOf(args, clocks, scope),
    modalities: given('modality'),
    certainties: given('certainty'),
    qualifiers,
    includeNegated: given('includeNegated') ?? false,
  };
  const order = orderOf(given('sort'));
  const first = pageSize(args.first);
  const after = positionAfter(
    listName(relationList(types, direction), order),
    relationPositionLength(order),
    given('after'),
  );
  return {
    key: JSON.stringify([types, direction, filter, order, first, after]),
    types,
    direction,
    filter,
    order,
    first,
    after,
    rows: true,
    total: true,
    evidence: false,
    conflicts: false,
    node: bareNode,
  };
}

function qualifiersOf(relation: Relation, args: FieldArguments): RelationFilter['qualifiers'] {
  const wanted = filterableQualifiers(relation)
    .map(({ name }) => [name, args[name]] as const)
    .filter((entry): entry is [string, string[] | boolean] => entry[1] !== undefined && entry[1] !== null);
  return wanted.length === 0 ? undefined : Object.fromEntries(wanted);
}
