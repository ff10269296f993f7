/** Pages of the relations of an entity, and their numbers: from its row where they were planned, else by loaders. */
import type { GraphQLResolveInfo } from 'graphql';
import { holdingOn } from '../../graph/days.js';
import type { Loaders } from '../../graph/loaders.js';
import { encodeCursor, listName, relationPosition } from '../../graph/plans/cursor.js';
import { bareNode, type CountsPlan, type RelationPlan } from '../../graph/plans/plan.js';
import type { EntityRow, Page, RelationCountRow, RelationRow } from '../../graph/plans/rows.js';
import { relationNamed } from '../../ontology/relations.js';
import type { RelationArguments } from '../../schema/arguments.js';
import { CountryGroup, RelationEdge, relationConnectionTo } from '../../schema/entities/connections.js';
import { type Entity, KnowledgeState } from '../../schema/entities/entity.js';
import type { Context } from '../context.js';
import { clocksOf, groupsAmong, type Scope, scopeOf } from '../scope.js';
import { plannedBelow } from './look-ahead.js';
import { allCounts, type FieldArguments, relationList } from './relation-plans.js';

/** How many statements there are at an entity, by relation, direction and kind at the other end. */
export async function countsAt(
  row: EntityRow,
  plan: CountsPlan,
  loaders: Loaders,
): Promise<readonly RelationCountRow[]> {
  if (plan.types.length === 0) return [];
  const planned = row.counts?.get(plan.key);
  if (planned) return planned;
  const found = await loaders.entity(row.entity.id, { ...bareNode, counts: [plan] });
  return found?.counts?.get(plan.key) ?? [];
}

/** The page of a relation. */
export async function relationPage(
  { row, clocks: above }: Entity,
  args: Given,
  planOf: (args: FieldArguments, scope: Scope) => RelationPlan,
  ends: readonly string[],
  context: Context,
  info: GraphQLResolveInfo,
  /** The number of rows in the whole list, where it is known already. */
  total?: number,
) {
  const { loaders, lookAhead } = context;
  const scope = await scopeOf(context, above);
  const plan = planOf({ ...args }, scope);
  const clocks = clocksOf(plan.filter);
  const { validAt, knownAt } = clocks;
  const asked = lookAhead ? plannedBelow(plan, info, scope) : plan;
  const wanted = total === undefined ? asked : { ...asked, total: false };
  const nothing = plan.types.length === 0 || !(wanted.rows || wanted.total);
  const page = nothing
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
    total ?? page.total,
    () => knowledge(row, plan, page, whole ? [new KnowledgeState('KNOWN', whole)] : states, loaders),
    states,
    groupsAmong(args, clocks, scope).map((group) => new CountryGroup(group, clocks)),
  );
}

/** The conditions of a page of relations, as far as they are looked at here. */
type Given = Pick<RelationArguments, 'countries' | 'withMembers'>;

const fitting = (row: EntityRow, plan: RelationPlan): Page<RelationRow> | undefined => {
  const page = row.relations?.get(plan.key);
  return page && (!plan.total || page.total !== undefined) ? page : undefined;
};

async function loadPage(id: string, plan: RelationPlan, loaders: Loaders): Promise<Page<RelationRow>> {
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
  loaders: Loaders,
): Promise<KnowledgeState> {
  if (page.rows.length > 0 || (page.total ?? 0) > 0) return new KnowledgeState('KNOWN');
  const none = gaps[0] ?? new KnowledgeState('NOT_EXAMINED');
  if (!isNarrowed(plan)) return none;
  const elsewhere = (await countsAt(row, allCounts(plan), loaders)).length > 0;
  return elsewhere ? new KnowledgeState('KNOWN') : none;
}

/** Whether a page shows a part of what there is. */
const isNarrowed = ({ filter, after }: RelationPlan): boolean =>
  after !== undefined ||
  Object.values(filter).some((condition) => condition !== undefined && condition !== false);
