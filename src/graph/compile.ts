/** Compiles a plan into one statement of the common subset of Cypher. Pure: plan in, text and parameters out. */
import { relationNames } from '../ontology/relations.js';
import { checkedKind, checkedQualifier, checkedRelation } from './checked.js';
import { entityKeys } from './cursor.js';
import { LAST_DAY } from './days.js';
import type { Parameters, Query, Row, Value } from './engine.js';
import { normalize, withoutBlanks } from './normalize.js';
import type { EntityFilter, NodePlan, Order, Plan, RelationPlan, Start } from './plan.js';
import { type ReadNode, readCounts, readEntity, readEvidence, readRelation } from './read.js';
import type { EntityRow, Page } from './rows.js';

export interface Compiled {
  readonly query: Query;
  /** Turns the engine's rows into the page that the plan asked for. */
  read(rows: readonly Row[]): Page<EntityRow>;
}

/** One statement that answers the whole plan. Throws where the plan names no kind or relation of the ontology. */
export function compile(plan: Plan): Compiled {
  return new Compiler(plan).compile();
}

/** Statement text with the parameters that it has taken so far. */
class Parameterized {
  readonly values: Record<string, Value> = {};
  private count = 0;

  /** A new parameter, under a name that tells what it is. */
  take(name: string, value: Value): string {
    const key = `${name}${this.count++}`;
    this.values[key] = value;
    return `$${key}`;
  }
}

interface Block {
  /** `CALL (x) { … }` texts, one per thing that is fetched. */
  readonly calls: readonly string[];
  /** The columns that they return, in order. */
  readonly columns: readonly string[];
  readonly read: ReadNode;
}

class Compiler {
  private readonly parameters = new Parameterized();
  private variables = 0;

  constructor(private readonly plan: Plan) {}

  compile(): Compiled {
    const { start, node } = this.plan;
    const name = 'n';
    const block = this.node(name, node);
    const columns = [`${name}.record AS record`, ...block.columns];
    const lines = [...this.start(name, start), ...block.calls];
    if (start.by === 'list' && start.total) {
      lines.push(...this.total(name, start));
      columns.push('total');
    }
    lines.push(`RETURN ${columns.join(', ')} ${orderBy(nodeOrder(name, start))}`);
    const query: Query = { text: lines.join('\n'), parameters: this.parameters.values as Parameters };
    const first = start.by === 'list' ? start.first : Number.MAX_SAFE_INTEGER;
    return {
      query,
      read(rows) {
        const entities = rows.slice(0, first).map((row) => {
          const nested = block.columns.map((column) => row[column] as Value);
          return readEntity(row.record as string, nested, block.read);
        });
        const total = rows[0]?.total;
        return {
          rows: entities,
          hasMore: rows.length > first,
          total:
            start.by === 'list' && start.total ? ((total as number | undefined) ?? undefined) : undefined,
        };
      },
    };
  }

  private start(name: string, start: Start): string[] {
    if (start.by === 'ids') {
      const label = start.kind ? `:Entity:${checkedKind(start.kind)}` : ':Entity';
      return [`MATCH (${name}${label}) WHERE ${name}.id IN ${this.parameters.take('ids', start.ids)}`];
    }
    const conditions = this.entityConditions(name, start.filter);
    const terms = nodeOrder(name, start);
    if (start.after) conditions.push(this.after(terms, start.after));
    const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
    const limit = this.parameters.take('limit', start.first + 1);
    return [
      `MATCH (${name}:${checkedKind(start.kind)})${where}`,
      `WITH ${name} ${orderBy(terms)} LIMIT ${limit}`,
    ];
  }

  private total(name: string, start: Start & { by: 'list' }): string[] {
    const counted = `${name}All`;
    const conditions = this.entityConditions(counted, start.filter);
    const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
    return [
      'CALL () {',
      `  MATCH (${counted}:${checkedKind(start.kind)})${where}`,
      `  RETURN count(${counted}) AS total`,
      '}',
    ];
  }

  private entityConditions(name: string, filter: EntityFilter): string[] {
    const conditions: string[] = [];
    const among = (property: string, values: readonly string[] | undefined) => {
      if (values) conditions.push(`${name}.${property} IN ${this.parameters.take(property, values)}`);
    };
    among('id', filter.ids);
    among('country', filter.countries);
    among('type', filter.types);
    among('status', filter.statuses);
    among('instrument', filter.instruments);
    among('measureType', filter.measureTypes);
    among('series', filter.series);
    // COUNT, because Grafeo answers EXISTS with a condition at the far end by reading every such edge.
    if (filter.issues) {
      const ids = this.parameters.take('issues', filter.issues);
      conditions.push(`COUNT { MATCH (${name})-[:CONCERNS]->(topic:Issue) WHERE topic.id IN ${ids} } > 0`);
    }
    if (filter.sectors) {
      const ids = this.parameters.take('sectors', filter.sectors);
      const types = 'OPERATES_IN|AFFECTS|CONCERNS|COVERS /*types*/';
      conditions.push(`COUNT { MATCH (${name})-[:${types}]->(branch:Sector) WHERE branch.id IN ${ids} } > 0`);
    }
    if (filter.about) {
      const ids = this.parameters.take('about', filter.about);
      const types = 'ABOUT|QUANTIFIES /*types*/';
      conditions.push(
        `COUNT { MATCH (${name})-[:${types}]->(subject:Entity) WHERE subject.id IN ${ids} } > 0`,
      );
    }
    if (filter.from) {
      const from = this.parameters.take('from', filter.from);
      const undated = this.parameters.take('undated', LAST_DAY);
      conditions.push(`${name}.date >= ${from}`, `${name}.date < ${undated}`);
    }
    if (filter.until) conditions.push(`${name}.date <= ${this.parameters.take('until', filter.until)}`);
    if (filter.text !== undefined) {
      const text = normalize(filter.text);
      const spaced = this.parameters.take('text', text);
      // Names are stored with their blanks and without.
      const joined = this.parameters.take('text', withoutBlanks(text));
      // Text without a letter or digit is part of no name.
      conditions.push(
        `size(${spaced}) > 0`,
        `(${name}.searchText CONTAINS ${spaced} OR ${name}.searchText CONTAINS ${joined})`,
      );
    }
    return conditions;
  }

  /** Everything that is fetched of and around the entity in the variable. */
  private node(name: string, plan: NodePlan): Block {
    const calls: string[] = [];
    const columns: string[] = [];
    const readers: ((value: Value, row: Writable<EntityRow>) => void)[] = [];
    const add = (
      lines: readonly string[],
      column: string,
      read: (value: Value, row: Writable<EntityRow>) => void,
    ) => {
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
    if (plan.counts) {
      for (const direction of ['OUT', 'IN'] as const) {
        const column = this.variable('counts');
        add(this.counts(name, direction, column), column, (value, row) => {
          row.counts = [...(row.counts ?? []), ...readCounts(value, direction)];
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
        const references = new Map(row.references);
        references.set(attribute, record === undefined ? null : readEntity(record, [], () => {}));
        row.references = references;
      });
    }
    for (const relation of plan.relations) {
      if (relation.rows) {
        const column = this.variable('rows');
        const compiled = this.relation(name, relation, column);
        add(compiled.lines, column, (value, row) => {
          const relations = new Map(row.relations);
          const known = relations.get(relation.key);
          const rows = readRelation(value, row.entity.id, compiled);
          relations.set(relation.key, {
            ...known,
            rows: rows.slice(0, relation.first),
            hasMore: rows.length > relation.first,
          });
          row.relations = relations;
        });
      }
      if (relation.total) {
        const column = this.variable('total');
        add(this.relationTotal(name, relation, column), column, (value, row) => {
          const relations = new Map(row.relations);
          const known = relations.get(relation.key) ?? { rows: [], hasMore: false };
          relations.set(relation.key, { ...known, total: value as number });
          row.relations = relations;
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
    const known =
      knownAt === undefined
        ? []
        : [`  WHERE ${cites}.knownFrom <= ${this.parameters.take('knownAt', knownAt)}`];
    return [
      `CALL (${scope}) {`,
      `  MATCH ${from}-[${cites}:CITES]->(${source}:Source)`,
      ...known,
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
      ...(knownAt === undefined
        ? []
        : [`  WHERE ${other}.knownFrom <= ${this.parameters.take('knownAt', knownAt)}`]),
      `  WITH ${conflict}, ${other} ORDER BY ${conflict}.id, ${other}.id`,
      `  RETURN collect([${conflict}.record, ${other}.record]) AS ${column}`,
      '}',
    ];
  }

  private counts(name: string, direction: 'OUT' | 'IN', column: string): string[] {
    const r = this.variable('r');
    const m = this.variable('m');
    const [type, kind, count] = [this.variable('type'), this.variable('kind'), this.variable('count')];
    return [
      `CALL (${name}) {`,
      `  MATCH ${arrow(name, r, relationNames, m, direction)} WHERE ${r}.negated = false`,
      `  WITH type(${r}) AS ${type}, ${m}.kind AS ${kind}, count(${r}) AS ${count}`,
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
    if (plan.after) conditions.push(this.after(terms, plan.after));
    const where = conditions.length > 0 ? [`  WHERE ${conditions.join(' AND ')}`] : [];
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
      ...where,
      `  WITH ${r}, ${m} ${order} LIMIT ${limit}`,
      ...nested,
      `  RETURN collect([${[`${r}.record`, `${m}.record`, ...columns].join(', ')}]) AS ${column}`,
      '}',
    ];
    return { lines, node: block.read, evidence, conflicts };
  }

  private relationTotal(name: string, plan: RelationPlan, column: string): string[] {
    const r = this.variable('r');
    const m = this.variable('m');
    const { match, conditions } = this.followed(name, plan, r, m);
    const where = conditions.length > 0 ? [`  WHERE ${conditions.join(' AND ')}`] : [];
    return [`CALL (${name}) {`, `  MATCH ${match}`, ...where, `  RETURN count(${r}) AS ${column}`, '}'];
  }

  private followed(name: string, plan: RelationPlan, r: string, m: string) {
    const { filter } = plan;
    const match = arrow(name, r, plan.types, m, plan.direction);
    const conditions: string[] = [];
    const among = (property: string, values: readonly string[] | undefined) => {
      if (!values) return;
      const parameter = this.parameters.take(property.split('.')[1]!, values);
      conditions.push(`${property} IN ${parameter}`);
    };
    among(`${m}.kind`, filter.kinds);
    among(`${m}.id`, filter.ids);
    among(`${m}.country`, filter.countries);
    among(`${r}.modality`, filter.modalities);
    among(`${r}.certainty`, filter.certainties);
    for (const [qualifier, wanted] of Object.entries(filter.qualifiers ?? {})) {
      const property = `${r}.${checkedQualifier(qualifier)}`;
      if (typeof wanted !== 'boolean') among(property, wanted);
      else conditions.push(`coalesce(${property}, false) = ${this.parameters.take(qualifier, wanted)}`);
    }
    if (!filter.includeNegated) conditions.push(`${r}.negated = false`);
    if (filter.validAt) {
      const day = this.parameters.take('validAt', filter.validAt);
      const [since, until] = filter.certainOnly
        ? ['sinceLatest', 'untilEarliest']
        : ['sinceEarliest', 'untilLatest'];
      conditions.push(`${r}.${since} <= ${day}`, `${r}.${until} >= ${day}`);
    }
    if (filter.knownAt) {
      conditions.push(`${r}.knownFrom <= ${this.parameters.take('knownAt', filter.knownAt)}`);
    }
    return { match, conditions };
  }

  /** The rows behind the last one of a page, in the order of the page. */
  private after(terms: readonly OrderTerm[], after: readonly string[]): string {
    return terms.reduceRight((rest, { text, descending }, index) => {
      const value = this.parameters.take('after', after[index]!);
      const beyond = `${text} ${descending ? '<' : '>'} ${value}`;
      return rest === '' ? beyond : `(${beyond} OR (${text} = ${value} AND ${rest}))`;
    }, '');
  }

  private variable(name: string): string {
    return `${name}${++this.variables}`;
  }
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

interface OrderTerm {
  readonly text: string;
  readonly descending: boolean;
}

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
  direction: 'OUT' | 'IN' | 'BOTH',
): string => {
  if (types.length === 0) throw new Error('A plan has to name the relations that it follows.');
  const relationship = `[${r}:${types.map(checkedRelation).join('|')} /*types*/]`;
  const tail = direction === 'IN' ? '<-' : '-';
  const head = direction === 'OUT' ? '->' : '-';
  return `(${from})${tail}${relationship}${head}(${to}:Entity)`;
};
