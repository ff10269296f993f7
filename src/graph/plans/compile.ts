/** Compiles a plan into one statement of the common subset of Cypher. Pure: plan in, text and parameters out. */
import { checkedKind, checkedRelation } from '../engines/checked.js';
import type { Parameters, Query, Row, Value } from '../engines/engine.js';
import {
  behind,
  entityConditions,
  knownBy,
  type OrderTerm,
  relationConditions,
  TakenParameters,
  where,
} from './conditions.js';
import { entityKeys } from './cursor.js';
import type { CountsPlan, EntityFilter, NodePlan, Order, Plan, RelationPlan, Start } from './plan.js';
import { type OpenRow, type ReadNode, readCounts, readEntity, readEvidence, readRelation } from './read.js';
import type { Direction, EntityRow, Page } from './rows.js';

export interface Compiled {
  readonly query: Query;
  /** Turns the engine's rows into the page that the plan asked for. */
  read(rows: readonly Row[]): Page<EntityRow>;
}

/** One statement that answers the whole plan. Throws where the plan names no kind or relation of the ontology. */
export function compile(plan: Plan): Compiled {
  return new Compiler(plan).compile();
}

/** One statement that names the entities of a filter, by name, at most `limit` of them: id, sortKey. */
export function compileMembers(filter: EntityFilter, limit: number): Query {
  const parameters = new TakenParameters();
  const [only, ...others] = filter.kinds ?? [];
  const label = only !== undefined && others.length === 0 ? checkedKind(only) : 'Entity';
  const conditions = entityConditions('n', filter, parameters);
  const most = parameters.take('limit', limit);
  const text = [
    [`MATCH (n:${label})`, ...where(conditions)].join(' '),
    `RETURN n.id AS id, n.sortKey AS sortKey ORDER BY sortKey, id LIMIT ${most}`,
  ].join('\n');
  return { text, parameters: parameters.values };
}

interface Block {
  /** `CALL (x) { … }` texts, one per thing that is fetched. */
  readonly calls: readonly string[];
  /** The columns that they return, in order. */
  readonly columns: readonly string[];
  readonly read: ReadNode;
}

/** The variable of the entities that the plan starts from. */
const ROOT = 'n';

class Compiler {
  private readonly parameters = new TakenParameters();
  private variables = 0;

  constructor(private readonly plan: Plan) {}

  compile(): Compiled {
    const { start, node } = this.plan;
    const block = this.node(ROOT, node);
    const lines = [...this.start(ROOT, start), ...block.calls];
    const order = orderBy(nodeOrder(ROOT, start));
    const first = start.by === 'list' ? start.first : Number.POSITIVE_INFINITY;
    const page = (found: readonly (readonly Value[])[], total?: number): Page<EntityRow> => ({
      rows: found
        .slice(0, first)
        .map(([record, ...columns]) => readEntity(record as string, columns, block.read)),
      hasMore: found.length > first,
      total,
    });
    if (start.by === 'list' && start.total)
      return this.beside(this.total(ROOT, start), lines, block, order, page);
    const columns = [`${ROOT}.record AS record`, ...block.columns];
    return {
      query: this.query([...lines, `RETURN ${columns.join(', ')} ${order}`]),
      read: (rows) =>
        page(rows.map((row) => ['record', ...block.columns].map((column) => row[column] as Value))),
    };
  }

  /** The page as one list beside its total, so that a page without rows has its total, too. */
  private beside(
    total: readonly string[],
    lines: readonly string[],
    { columns }: Block,
    order: string,
    page: (found: readonly (readonly Value[])[], total: number) => Page<EntityRow>,
  ): Compiled {
    const listed = [
      ...lines,
      `WITH ${[ROOT, ...columns].join(', ')} ${order}`,
      `RETURN collect([${[`${ROOT}.record`, ...columns].join(', ')}]) AS page`,
    ];
    return {
      query: this.query([...total, 'CALL () {', ...listed.map(indent), '}', 'RETURN total, page']),
      read: ([row]) => page(row!.page as readonly (readonly Value[])[], row!.total as number),
    };
  }

  private query(lines: readonly string[]): Query {
    return { text: lines.join('\n'), parameters: this.parameters.values as Parameters };
  }

  private start(name: string, start: Start): string[] {
    if (start.by === 'ids') {
      const label = start.kind ? `:Entity:${checkedKind(start.kind)}` : ':Entity';
      return [`MATCH (${name}${label}) WHERE ${name}.id IN ${this.parameters.take('ids', start.ids)}`];
    }
    const conditions = entityConditions(name, start.filter, this.parameters);
    const terms = nodeOrder(name, start);
    if (start.after) conditions.push(behind(terms, start.after, this.parameters));
    const limit = this.parameters.take('limit', start.first + 1);
    return [
      [`MATCH (${name}:${checkedKind(start.kind)})`, ...where(conditions)].join(' '),
      `WITH ${name} ${orderBy(terms)} LIMIT ${limit}`,
    ];
  }

  private total(name: string, start: Start & { by: 'list' }): string[] {
    const counted = `${name}All`;
    const conditions = entityConditions(counted, start.filter, this.parameters);
    return [
      'CALL () {',
      [`  MATCH (${counted}:${checkedKind(start.kind)})`, ...where(conditions)].join(' '),
      `  RETURN count(${counted}) AS total`,
      '}',
    ];
  }

  /** Everything that is fetched of and around the entity in the variable. */
  private node(name: string, plan: NodePlan): Block {
    const calls: string[] = [];
    const columns: string[] = [];
    const readers: ((value: Value, row: OpenRow) => void)[] = [];
    const add = (lines: readonly string[], column: string, read: (value: Value, row: OpenRow) => void) => {
      calls.push(lines.join('\n'));
      columns.push(column);
      readers.push(read);
    };
    if (plan.evidence) {
      const column = this.variable('evidence');
      add(this.evidence(name, `(${name})`, column), column, (value, row) => {
        row.evidence = readEvidence(value);
      });
    }
    for (const counted of plan.counts) {
      for (const direction of directions(counted)) {
        const column = this.variable('counts');
        add(this.counts(name, counted, direction, column), column, (value, row) => {
          row.counts ??= new Map();
          const known = row.counts.get(counted.key) ?? [];
          row.counts.set(counted.key, [...known, ...readCounts(value, direction)]);
        });
      }
    }
    for (const attribute of plan.references) {
      const column = this.variable('reference');
      const other = this.variable('m');
      const lines = [
        `CALL (${name}) {`,
        `  MATCH (${other}:Entity {id: ${name}.${attribute}})`,
        `  RETURN collect(${other}.record) AS ${column}`,
        '}',
      ];
      add(lines, column, (value, row) => {
        const [record] = value as string[];
        row.references ??= new Map();
        row.references.set(attribute, record === undefined ? null : readEntity(record, [], () => {}));
      });
    }
    for (const relation of plan.relations) {
      if (relation.rows) {
        const column = this.variable('rows');
        const compiled = this.relation(name, relation, column);
        add(compiled.lines, column, (value, row) => {
          const rows = readRelation(value, row.entity.id, compiled);
          row.relations ??= new Map();
          row.relations.set(relation.key, {
            rows: rows.slice(0, relation.first),
            hasMore: rows.length > relation.first,
          });
        });
      }
      if (relation.total) {
        const column = this.variable('total');
        add(this.relationTotal(name, relation, column), column, (value, row) => {
          row.relations ??= new Map();
          const known = row.relations.get(relation.key) ?? { rows: [], hasMore: false };
          row.relations.set(relation.key, { ...known, total: value as number });
        });
      }
    }
    return {
      calls,
      columns,
      read: (values, row) => {
        readers.forEach((read, index) => {
          read(values[index] as Value, row);
        });
      },
    };
  }

  private evidence(scope: string, from: string, column: string, knownAt?: string): string[] {
    const cites = this.variable('c');
    const source = this.variable('source');
    const speaker = this.variable('speaker');
    const speakers = this.variable('speakers');
    const known = knownBy(cites, knownAt, this.parameters);
    return [
      `CALL (${scope}) {`,
      `  MATCH ${from}-[${cites}:CITES]->(${source}:Source)`,
      ...where(known).map(indent),
      `  CALL (${cites}) {`,
      `    MATCH (${speaker}:Entity {id: ${cites}.assertedBy})`,
      `    RETURN collect(${speaker}.record) AS ${speakers}`,
      '  }',
      `  WITH ${cites}, ${source}, ${speakers} ORDER BY ${cites}.position, ${cites}.id`,
      `  RETURN collect([${cites}.record, ${source}.record, ${speakers}]) AS ${column}`,
      '}',
    ];
  }

  private conflicts(statement: string, column: string, knownAt?: string): string[] {
    const conflict = this.variable('k');
    const other = this.variable('other');
    return [
      `CALL (${statement}) {`,
      `  MATCH (:Statement {id: ${statement}.id})-[${conflict}:CONFLICTS_WITH]-(${other}:Statement)`,
      ...where(knownBy(other, knownAt, this.parameters)).map(indent),
      `  WITH ${conflict}, ${other} ORDER BY ${conflict}.id, ${other}.id`,
      `  RETURN collect([${conflict}.record, ${other}.record]) AS ${column}`,
      '}',
    ];
  }

  private counts(name: string, plan: CountsPlan, direction: Direction, column: string): string[] {
    const r = this.variable('r');
    const m = this.variable('m');
    const [type, kind, count] = [this.variable('type'), this.variable('kind'), this.variable('count')];
    const { match, conditions } = this.followed(name, { ...plan, direction }, r, m);
    return [
      `CALL (${name}) {`,
      `  MATCH ${match}`,
      ...where(conditions).map(indent),
      // Not type(r), which takes Grafeo several times as long.
      `  WITH ${r}.type AS ${type}, ${m}.kind AS ${kind}, count(${r}) AS ${count}`,
      `  ORDER BY ${type}, ${kind}`,
      `  RETURN collect([${type}, ${kind}, ${count}]) AS ${column}`,
      '}',
    ];
  }

  private relation(name: string, plan: RelationPlan, column: string) {
    const r = this.variable('r');
    const m = this.variable('m');
    const { match, conditions } = this.followed(name, plan, r, m);
    const terms = relationOrder(r, m, plan.order);
    if (plan.after) conditions.push(behind(terms, plan.after, this.parameters));
    const block = this.node(m, plan.node);
    const calls = [...block.calls];
    const columns = [...block.columns];
    let evidence = -1;
    let conflicts = -1;
    if (plan.evidence) {
      const evidenceColumn = this.variable('evidence');
      calls.push(
        this.evidence(r, `(:Statement {id: ${r}.id})`, evidenceColumn, plan.filter.knownAt).join('\n'),
      );
      evidence = columns.push(evidenceColumn) - 1;
    }
    if (plan.conflicts) {
      const conflictsColumn = this.variable('conflicts');
      calls.push(this.conflicts(r, conflictsColumn, plan.filter.knownAt).join('\n'));
      conflicts = columns.push(conflictsColumn) - 1;
    }
    const limit = this.parameters.take('limit', plan.first + 1);
    const order = orderBy(terms);
    // What is nested is fetched for the rows of the page only: order and limit come first.
    const nested =
      calls.length === 0 ? [] : [...calls.map(indent), `  WITH ${[r, m, ...columns].join(', ')} ${order}`];
    const lines = [
      `CALL (${name}) {`,
      `  MATCH ${match}`,
      ...where(conditions).map(indent),
      `  WITH ${r}, ${m} ${order} LIMIT ${limit}`,
      ...nested,
      `  RETURN collect([${[`${r}.record`, `${m}.record`, ...columns].join(', ')}]) AS ${column}`,
      '}',
    ];
    return { lines, node: block.read, evidence, conflicts, knownAt: plan.filter.knownAt };
  }

  private relationTotal(name: string, plan: RelationPlan, column: string): string[] {
    const r = this.variable('r');
    const m = this.variable('m');
    const { match, conditions } = this.followed(name, plan, r, m);
    return [
      `CALL (${name}) {`,
      `  MATCH ${match}`,
      ...where(conditions).map(indent),
      `  RETURN count(${r}) AS ${column}`,
      '}',
    ];
  }

  private followed(name: string, plan: CountsPlan, r: string, m: string) {
    const match = arrow(name, r, plan.types, m, plan.direction);
    const conditions = relationConditions(r, m, plan.filter, this.parameters);
    return { match, conditions };
  }

  private variable(name: string): string {
    return `${name}${++this.variables}`;
  }
}

const directions = ({ direction }: CountsPlan): readonly Direction[] =>
  direction === 'BOTH' ? ['OUT', 'IN'] : [direction];

const nodeOrder = (name: string, start: Start): readonly OrderTerm[] => {
  if (start.by === 'ids')
    return [`${name}.sortKey`, `${name}.id`].map((text) => ({ text, descending: false }));
  const { descending } = start.order;
  return entityKeys(start.order).map((key) => ({ text: `${name}.${key}`, descending }));
};

const relationOrder = (r: string, m: string, order: Order): readonly OrderTerm[] => {
  const keys = [`${m}.sortKey`, `${m}.id`, `${r}.id`];
  if (order.by === 'DATE') keys.unshift(`${r}.sinceEarliest`);
  return keys.map((text) => ({ text, descending: order.descending }));
};

const orderBy = (terms: readonly OrderTerm[]): string =>
  `ORDER BY ${terms.map(({ text, descending }) => (descending ? `${text} DESC` : text)).join(', ')}`;

const indent = (text: string): string => text.replace(/^/gm, '  ');

const arrow = (
  from: string,
  r: string,
  types: readonly string[],
  to: string,
  direction: RelationPlan['direction'],
): string => {
  if (types.length === 0) throw new Error('A plan has to name the relations that it follows.');
  const relationship = `[${r}:${types.map(checkedRelation).join('|')} /*types*/]`;
  const tail = direction === 'IN' ? '<-' : '-';
  const head = direction === 'OUT' ? '->' : '-';
  return `(${from})${tail}${relationship}${head}(${to}:Entity)`;
};
