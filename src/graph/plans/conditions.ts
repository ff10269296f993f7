/** Filters as conditions of a statement, with their values as parameters. */
import type { Clocks } from '../clocks.js';
import { LAST_DAY } from '../days.js';
import { checkedQualifier } from '../engines/checked.js';
import type { Value } from '../engines/engine.js';
import { normalize, withoutBlanks } from '../normalize.js';
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

/** Which attribute says of which country a firm is; of everything else it is the first. */
const countryAttributes = {
  HEADQUARTERS: 'country',
  INCORPORATION: 'incorporationCountry',
  ULTIMATE_PARENT: 'ultimateParentCountry',
} as const;

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

/**
 * That what is in the variable, a statement or an entity, can hold on the day of the clocks and was public by theirs. An
 * end that was not public then does not count.
 */
function clockConditions(name: string, clocks: Clocks, parameters: TakenParameters): readonly string[] {
  const { validAt, certainOnly, knownAt } = clocks;
  if (!validAt) return knownBy(name, knownAt, parameters);
  const day = parameters.take('validAt', validAt);
  const [since, until] = certainOnly ? ['sinceLatest', 'untilEarliest'] : ['sinceEarliest', 'untilLatest'];
  if (!knownAt) return [`${name}.${since} <= ${day}`, `${name}.${until} >= ${day}`];
  const known = parameters.take('knownAt', knownAt);
  return [
    `${name}.${since} <= ${day}`,
    `(${name}.${until} >= ${day} OR ${name}.untilKnownFrom > ${known})`,
    `${name}.knownFrom <= ${known}`,
  ];
}

/** What an entity in the variable has to be. */
export function entityConditions(name: string, filter: EntityFilter, parameters: TakenParameters): string[] {
  const oneOf = {
    kind: filter.kinds,
    id: filter.ids,
    [countryAttributes[filter.nationality ?? 'HEADQUARTERS']]: filter.countries,
    type: filter.types,
    status: filter.statuses,
    instrument: filter.instruments,
    measureType: filter.measureTypes,
    series: filter.series,
  };
  const conditions = Object.entries(oneOf).flatMap(([property, values]) =>
    among(name, property, values, parameters),
  );
  if (filter.existing) conditions.push(...clockConditions(name, filter, parameters));
  // COUNT, because Grafeo answers EXISTS with a condition at the far end by reading every such edge.
  const tied = (
    [left, right]: readonly [string, string],
    far: string,
    parameter: string,
    ids: readonly string[] | undefined,
    asked: Clocks = filter,
  ): void => {
    if (!ids) return;
    const [variable] = far.split(':');
    const tie = `${variable}Tie`;
    const wanted = [
      `${variable}.id IN ${parameters.take(parameter, ids)}`,
      `${tie}.negated = false`,
      ...clockConditions(tie, asked, parameters),
    ];
    const found = `(${name})${left}${tie}${right}(${far}) WHERE ${wanted.join(' AND ')}`;
    conditions.push(`COUNT { MATCH ${found} } > 0`);
  };
  tied(['-[', ':CONCERNS]->'], 'topic:Issue', 'issues', filter.issues);
  tied(
    ['-[', ':OPERATES_IN|AFFECTS|CONCERNS|COVERS /*types*/]->'],
    'branch:Sector',
    'sectors',
    filter.sectors,
  );
  tied(['-[', ':ABOUT|QUANTIFIES /*types*/]->'], 'subject:Entity', 'about', filter.about);
  tied(['<-[', ':LISTS]-'], 'report:Report', 'reports', filter.reports, {
    // An edition that is named has its own date.
    knownAt: filter.knownAt,
  });
  tied(['<-[', ':ADMINISTERS|ENFORCES /*types*/]-'], 'office:Agency', 'agencies', filter.agencies);
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
  conditions.push(...clockConditions(r, filter, parameters));
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
