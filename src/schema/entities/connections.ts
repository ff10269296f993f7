/** Pages of lists and of relations, after the Relay convention, one pair of types per kind. */
import { Field, Int, ObjectType } from 'type-graphql';
import type { Clocks } from '../../graph/clocks.js';
import type { GroupMembers } from '../../graph/groups.js';
import type { RelationRow } from '../../graph/plans/rows.js';
import { kinds } from '../../ontology/kinds.js';
import { DirectionEnum, termEnum } from '../enums.js';
import { Day } from '../scalars.js';
import { Entity, KnowledgeState } from './entity.js';
import { classOfKind, entityOf } from './kinds.js';
import { Statement } from './statement.js';

@ObjectType('PageInfo', { description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there are more rows behind this page.' })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there are rows before this page.' })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row.' })
  readonly startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row; pass it as `after`.' })
  readonly endCursor!: string | null;
}

@ObjectType('CountryGroup', {
  description: 'A group of countries in a filter, and the members that it stood for.',
})
export class CountryGroup {
  constructor(
    readonly row: GroupMembers,
    readonly clocks: Clocks,
  ) {}

  @Field(() => Day, { description: 'The day on which they were, or may have been, members.' })
  get day(): string {
    return this.row.day;
  }
}

/** A page of anything whose rows have cursors. */
@ObjectType()
export class Connection<Edge extends { readonly cursor: string }> {
  constructor(
    readonly edges: readonly Edge[],
    private readonly more: boolean,
    private readonly continued: boolean,
    readonly totalCount: number | undefined,
    private readonly stateOfKnowledge?: () => Promise<KnowledgeState>,
    readonly gaps: readonly KnowledgeState[] = [],
    readonly groups: readonly CountryGroup[] = [],
  ) {}

  /** Looked up only where it is asked for. */
  get knowledge(): Promise<KnowledgeState> | undefined {
    return this.stateOfKnowledge?.();
  }

  get nodes(): readonly unknown[] {
    return this.edges.map((edge) => (edge as unknown as { node: unknown }).node);
  }

  @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
  get pageInfo(): PageInfo {
    return {
      hasNextPage: this.more,
      hasPreviousPage: this.continued,
      startCursor: this.edges[0]?.cursor ?? null,
      endCursor: this.edges.at(-1)?.cursor ?? null,
    };
  }
}

export class EntityEdge {
  constructor(
    readonly node: Entity,
    readonly cursor: string,
    /** With a day that was asked for: whether the entity exists then. */
    readonly holds: string | null,
  ) {}
}

/** One statement at an entity, with the entity at its other end. */
export class RelationEdge {
  readonly node: Entity;
  readonly statement: Statement;

  constructor(
    readonly row: RelationRow,
    readonly cursor: string,
    /** With a day that was asked for: whether the statement holds then. */
    readonly holds: string | null,
    clocks: Clocks,
  ) {
    this.node = entityOf(row.node, clocks);
    this.statement = new Statement(row.statement, clocks);
  }

  get direction(): string {
    return this.row.direction;
  }
}

type ConnectionClass = typeof Connection;

interface Target {
  readonly prefix: string;
  readonly plural: string;
  readonly type: () => unknown;
}

const anyEntity: Target = { prefix: '', plural: 'entities of several kinds', type: () => Entity };
const targets: readonly Target[] = kinds.map((kind) => ({
  prefix: kind.name,
  plural: kind.plural,
  type: () => classOfKind(kind.name),
}));

const declare = (
  type: object,
  name: string,
  returned: () => unknown,
  description: string,
  nullable = false,
) => Field(returned as () => StringConstructor, { nullable, description })(type, name);

const declareConnection = (type: object, edge: () => unknown, target: Target, what: string): void => {
  declare(type, 'edges', () => [edge()], `The ${what} of this page.`);
  declare(type, 'nodes', () => [target.type()], 'The entities of this page, without what lies between.');
  declare(type, 'totalCount', () => Int, `Number of ${what} in the whole list.`);
  declare(
    type,
    'groups',
    () => [CountryGroup],
    'The groups of countries that the filter names, each with the members that it stood for.',
  );
};

function entityConnection(target: Target): ConnectionClass {
  class Edge extends EntityEdge {}
  ObjectType(`${target.prefix}Edge`, { description: `One of a list of ${target.plural}.` })(Edge);
  declare(Edge.prototype, 'node', target.type, 'The entity.');
  declare(Edge.prototype, 'cursor', () => String, 'Marks this place in the list.');
  const holds =
    'With `validAt`: whether it exists on that day, for certain or perhaps. Laws exist while in force.';
  declare(Edge.prototype, 'holds', () => termEnum('Holding'), holds, true);
  class List extends Connection<EntityEdge> {}
  ObjectType(`${target.prefix}Connection`, { description: `A page of a list of ${target.plural}.` })(List);
  declareConnection(List.prototype, () => Edge, target, 'rows');
  return List as unknown as ConnectionClass;
}

function relationConnection(target: Target): ConnectionClass {
  class Edge extends RelationEdge {}
  const description = 'One statement, with the entity at its other end.';
  ObjectType(`${target.prefix}RelationEdge`, { description })(Edge);
  const edge = Edge.prototype;
  declare(edge, 'node', target.type, 'The entity at the other end.');
  declare(edge, 'statement', () => Statement, 'The statement, with its evidence.');
  declare(
    edge,
    'direction',
    () => DirectionEnum,
    'OUT where the statement leads to the other entity, IN where from it.',
  );
  declare(
    edge,
    'holds',
    () => termEnum('Holding'),
    'With `validAt`: whether it holds then or only may hold.',
    true,
  );
  declare(edge, 'cursor', () => String, 'Marks this place in the list.');
  class List extends Connection<RelationEdge> {}
  ObjectType(`${target.prefix}RelationConnection`, {
    description: `A page of statements that lead to ${target.plural}.`,
  })(List);
  declareConnection(List.prototype, () => Edge, target, 'statements');
  declare(
    List.prototype,
    'knowledge',
    () => KnowledgeState,
    'Whether there is an answer at all: an empty page is not known, not examined, or stated to be none.',
  );
  declare(
    List.prototype,
    'gaps',
    () => [KnowledgeState],
    'What is known to be missing from the list, with the reason and the sources searched.',
  );
  return List as unknown as ConnectionClass;
}

const entityConnections = new Map(targets.map((target) => [target.prefix, entityConnection(target)]));
const relationConnections = new Map(
  [anyEntity, ...targets].map((target) => [target.prefix, relationConnection(target)]),
);

/** The page type of the list of a kind. */
export const entityConnectionOf = (kind: string): ConnectionClass => entityConnections.get(kind)!;

/** The page type of a relation: typed where only one kind can stand at the other end. */
export const relationConnectionTo = (ends: readonly string[]): ConnectionClass =>
  relationConnections.get(ends.length === 1 ? ends[0]! : '')!;

@ObjectType('StatementEdge', { description: 'One of a list of statements.' })
export class StatementEdge {
  constructor(node: Statement, cursor: string) {
    this.node = node;
    this.cursor = cursor;
  }

  @Field(() => Statement, { description: 'The statement.' })
  readonly node: Statement;

  @Field(() => String, { description: 'Marks this place in the list.' })
  readonly cursor: string;
}

@ObjectType('StatementConnection', { description: 'A page of a list of statements.' })
export class StatementConnection extends Connection<StatementEdge> {
  @Field(() => [StatementEdge], { description: 'The rows of this page.' })
  override readonly edges!: readonly StatementEdge[];

  @Field(() => [Statement], { description: 'The statements of this page.' })
  override get nodes(): readonly Statement[] {
    return this.edges.map(({ node }) => node);
  }
}
