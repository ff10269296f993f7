/** Filters as conditions of a statement, with their values as parameters. */
import { checkedQualifier } from './checked.js';
import { LAST_DAY } from './days.js';
import type { Value } from './engine.js';
import { normalize, withoutBlanks } from './normalize.js';
import type { EntityFilter, RelationFilter } from './plan.js';

/** The parameters that the text of a statement has taken so far. */
export class TakenParameters {
  readonly values: Record<string, Value> = {};
  private count = 0;

  /** A new parameter, under a name that tells what it is. */
  take(name: string, value: Value): string {
    const key = `${name}${this.count++}`;
    this.values[key] = value;
    return `$${key}`;
  }
}

/** The clause of all conditions; no clause where there is none. */
export const where = (conditions: readonly string[]): readonly string[] =>
  conditions.length === 0 ? [] : [`WHERE ${conditions.join(' AND ')}`];

const among = (
  name: string,
  property: string,
  values: readonly string[] | undefined,
  parameters: TakenParameters,
): readonly string[] => (values ? [`${name}.${property} IN ${parameters.take(property, values)}`] : []);

/** That what is in the variable was public by a day, where one is given. */
export const knownBy = (
  name: string,
  day: string | undefined,
  parameters: TakenParameters,
): readonly string[] =>
  day === undefined ? [] : [`${name}.knownFrom <= ${parameters.take('knownAt', day)}`];

/** What an entity in the variable has to be. */
export function entityConditions(name: string, filter: EntityFilter, parameters: TakenParameters): string[] {
  const oneOf = {
    id: filter.ids,
    country: filter.countries,
    type: filter.types,
    status: filter.statuses,
    instrument: filter.instruments,
    measureType: filter.measureTypes,
    series: filter.series,
  };
  const conditions = Object.entries(oneOf).flatMap(([property, values]) =>
    among(name, property, values, parameters),
  );
  // COUNT, because Grafeo answers EXISTS with a condition at the far end by reading every such edge.
  const leadsTo = (
    far: string,
    types: string,
    parameter: string,
    ids: readonly string[] | undefined,
  ): void => {
    if (!ids) return;
    const [variable] = far.split(':');
    const found = `(${name})-[:${types}]->(${far}) WHERE ${variable}.id IN ${parameters.take(parameter, ids)}`;
    conditions.push(`COUNT { MATCH ${found} } > 0`);
  };
  leadsTo('topic:Issue', 'CONCERNS', 'issues', filter.issues);
  leadsTo('branch:Sector', 'OPERATES_IN|AFFECTS|CONCERNS|COVERS /*types*/', 'sectors', filter.sectors);
  leadsTo('subject:Entity', 'ABOUT|QUANTIFIES /*types*/', 'about', filter.about);
  if (filter.from) {
    const from = parameters.take('from', filter.from);
    const undated = parameters.take('undated', LAST_DAY);
    conditions.push(`${name}.date >= ${from}`, `${name}.date < ${undated}`);
  }
  if (filter.until) conditions.push(`${name}.date <= ${parameters.take('until', filter.until)}`);
  if (filter.text !== undefined) {
    const text = normalize(filter.text);
    const spaced = parameters.take('text', text);
    // Names are stored with their blanks and without.
    const joined = parameters.take('text', withoutBlanks(text));
    // Text without a letter or digit is part of no name.
    conditions.push(
      `size(${spaced}) > 0`,
      `(${name}.searchText CONTAINS ${spaced} OR ${name}.searchText CONTAINS ${joined})`,
    );
  }
  return conditions;
}

/** What a relationship and the entity at its far end, in these variables, have to be. */
export function relationConditions(
  r: string,
  m: string,
  filter: RelationFilter,
  parameters: TakenParameters,
): string[] {
  const conditions = [
    ...among(m, 'kind', filter.kinds, parameters),
    ...among(m, 'id', filter.ids, parameters),
    ...among(m, 'country', filter.countries, parameters),
    ...among(r, 'modality', filter.modalities, parameters),
    ...among(r, 'certainty', filter.certainties, parameters),
  ];
  for (const [qualifier, wanted] of Object.entries(filter.qualifiers ?? {})) {
    const property = checkedQualifier(qualifier);
    if (typeof wanted !== 'boolean') conditions.push(...among(r, property, wanted, parameters));
    else conditions.push(`coalesce(${r}.${property}, false) = ${parameters.take(property, wanted)}`);
  }
  if (!filter.includeNegated) conditions.push(`${r}.negated = false`);
  if (filter.validAt) {
    const day = parameters.take('validAt', filter.validAt);
    const [since, until] = filter.certainOnly
      ? ['sinceLatest', 'untilEarliest']
      : ['sinceEarliest', 'untilLatest'];
    conditions.push(`${r}.${since} <= ${day}`, `${r}.${until} >= ${day}`);
  }
  conditions.push(...knownBy(r, filter.knownAt, parameters));
  return conditions;
}

/** One of the values that rows are ordered by. */
export interface OrderTerm {
  readonly text: string;
  readonly descending: boolean;
}

/** The rows behind the last one of a page, in the order of the page. */
export function behind(
  terms: readonly OrderTerm[],
  after: readonly string[],
  parameters: TakenParameters,
): string {
  return terms.reduceRight((rest, { text, descending }, index) => {
    const value = parameters.take('after', after[index]!);
    const beyond = `${text} ${descending ? '<' : '>'} ${value}`;
    return rest === '' ? beyond : `(${beyond} OR (${text} = ${value} AND ${rest}))`;
  }, '');
}
