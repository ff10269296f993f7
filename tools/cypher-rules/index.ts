import { diagnostics, parse } from './parse.js';
import { aggregates, names } from './rules/aggregates.js';
import { anchors, products } from './rules/anchors.js';
import { pageBounds, ranges, subqueryLimits } from './rules/bounds.js';
import { commands, procedures } from './rules/commands.js';
import { labels, optionalMatch } from './rules/labels.js';
import { lists, patternComprehensions } from './rules/lists.js';
import { negations, predicates } from './rules/nulls.js';
import { depths, nodesOfPaths, shortestPaths } from './rules/paths.js';
import { graphResults, labelOrder, projections, unorderedPages } from './rules/results.js';
import { conversions, regularExpressions } from './rules/texts.js';
import { temporalCalls, temporalValues } from './rules/time.js';
import { relationshipTypes } from './rules/types.js';
import { constructs, functions, labelExpressions } from './rules/unavailable.js';
import { assignments, mergeGuards, readsAfterDelete, storedValues } from './rules/writes.js';
import { type Rule, Statement } from './statement.js';
import { byPosition, reporter, type Violation } from './violation.js';

export { MARKED_TYPES, TYPES_MARKER } from './rules/types.js';
export type { Violation } from './violation.js';

const RULES: Rule[] = [
  labels,
  optionalMatch,
  nodesOfPaths,
  shortestPaths,
  depths,
  aggregates,
  names,
  lists,
  patternComprehensions,
  assignments,
  mergeGuards,
  readsAfterDelete,
  storedValues,
  temporalCalls,
  temporalValues,
  pageBounds,
  ranges,
  subqueryLimits,
  products,
  anchors,
  relationshipTypes,
  graphResults,
  projections,
  labelOrder,
  unorderedPages,
  constructs,
  labelExpressions,
  functions,
  procedures,
  commands,
  predicates,
  negations,
  conversions,
  regularExpressions,
];

/**
 * Checks a text of one or more statements against the Cypher that Neo4j and Grafeo share, in some 20 ms.
 *
 * Not seen in the text, and so left to tests and review: R5 (types of parameters), R14 as to the order of constraint
 * and index, R17 and R18 (operation), and of R23 whether ORDER BY names a stored sort key.
 */
export function checkCypher(text: string): Violation[] {
  const { statements, errors } = parse(text);
  const found: Violation[] = errors.map((error) => ({ rule: 'SYNTAX', ...error }));
  const report = reporter(found);
  for (const { tree, tokens } of statements) {
    const statement = new Statement(tree, tokens);
    for (const rule of RULES) rule(statement, report);
  }
  return found.sort(byPosition);
}

const DEPRECATION = /deprecat|will be removed|will change in a future version/i;

/**
 * Asks Neo4j's own analysis about a text: unknown variables, wrong types, what it deprecates. It knows what
 * `checkCypher` cannot see, but takes some 0.3 s a statement.
 */
export function checkWithNeo4j(text: string): Violation[] {
  return diagnostics(text)
    .filter(({ severity, message }) => severity === 'error' || DEPRECATION.test(message))
    .map(({ severity, ...found }) => ({ rule: severity === 'error' ? 'SYNTAX' : 'R12', ...found }))
    .sort(byPosition);
}
