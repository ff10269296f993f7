/** From the arguments of a relation field to the plan of its page: the same for look-ahead and for loaders. */
import { listName, relationPositionLength } from '../../graph/plans/cursor.js';
import { bareNode, type CountsPlan, type RelationFilter, type RelationPlan } from '../../graph/plans/plan.js';
import type { Direction, RelationCountRow } from '../../graph/plans/rows.js';
import { type KindName, kindNamed } from '../../ontology/kinds.js';
import type { Relation } from '../../ontology/relation.js';
import { relationNames, relations } from '../../ontology/relations.js';
import { filterableQualifiers } from '../../schema/arguments.js';
import { orderOf, pageSize, positionAfter } from '../arguments.js';
import { clocksOf, countriesOf, type Scope } from '../scope.js';

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
  return planOf(typesOf(args), args.direction as RelationPlan['direction'], args, scope, undefined);
}

/** The plan of the field `relationCounts`. */
export function countsPlan(args: FieldArguments, scope: Scope): CountsPlan {
  const filter = filterOf(args, scope, undefined);
  return countsOf(typesOf(args), args.direction as CountsPlan['direction'], filter);
}

/** The plan for how many statements of these relations there are at all. */
export const allCounts = ({ types, direction }: Pick<CountsPlan, 'types' | 'direction'>): CountsPlan =>
  countsOf(types, direction, { includeNegated: false });

/** The plan of a page of the statements that one of the counts counts. */
export const planOfCounted = (
  { type, direction, kind }: RelationCountRow,
  counted: FieldArguments,
  page: FieldArguments,
  scope: Scope,
): RelationPlan => planOf([type], direction, { ...counted, ...page, kinds: [kind] }, scope, undefined);

const typesOf = ({ type }: FieldArguments): readonly string[] =>
  (type as string[] | null | undefined) ?? relationNames;

const countsOf = (
  types: readonly string[],
  direction: CountsPlan['direction'],
  filter: RelationFilter,
): CountsPlan => ({ key: JSON.stringify([types, direction, filter]), types, direction, filter });

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
  const filter = filterOf(args, scope, qualifiers);
  const order = orderOf(given(args, 'sort'));
  const first = pageSize(args.first);
  const after = positionAfter(
    listName(relationList(types, direction), order),
    relationPositionLength(order),
    given(args, 'after'),
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

const given = <T>(args: FieldArguments, name: string): T | undefined =>
  (args[name] as T | null | undefined) ?? undefined;

function filterOf(
  args: FieldArguments,
  scope: Scope,
  qualifiers: RelationFilter['qualifiers'],
): RelationFilter {
  const clocks = clocksOf(args, scope.clocks);
  return {
    ...clocks,
    kinds: given(args, 'kinds'),
    ids: given(args, 'ids'),
    countries: countriesOf(args, clocks, scope),
    modalities: given(args, 'modality'),
    certainties: given(args, 'certainty'),
    qualifiers,
    includeNegated: given(args, 'includeNegated') ?? false,
  };
}

function qualifiersOf(relation: Relation, args: FieldArguments): RelationFilter['qualifiers'] {
  const wanted = filterableQualifiers(relation)
    .map(({ name }) => [name, args[name]] as const)
    .filter((entry): entry is [string, string[] | boolean] => entry[1] !== undefined && entry[1] !== null);
  return wanted.length === 0 ? undefined : Object.fromEntries(wanted);
}
