import { C, type N } from '../parse.js';
import type { Rule } from '../statement.js';
import { callOf, core, numberValue, source, up, walk } from '../tree.js';
import { aggregatesRows } from './aggregates.js';

/** R10: SKIP and LIMIT take a literal or a parameter. */
export const pageBounds: Rule = (statement, report) => {
  for (const clause of statement.all(C.SkipContext, C.LimitContext)) {
    const value = core(clause.expression());
    if (!(value instanceof C.ParameterContext) && !Number.isInteger(numberValue(value)))
      report(
        'R10',
        clause,
        `${source(clause)} is computed, which Grafeo refuses. Compute it before and write LIMIT $n.`,
      );
  }
};

/** R16: `range` takes no parameter without a cap. */
export const ranges: Rule = (statement, report) => {
  for (const call of statement.all(C.FunctionInvocationContext)) {
    const open = (callOf(call, 'range') ?? [])
      .flatMap((argument) => [...walk(argument, (tree) => !(tree instanceof C.CaseExpressionContext))])
      .find((tree) => tree instanceof C.ParameterContext);
    if (open)
      report(
        'R16',
        call,
        `${source(call)} may be huge, and neither engine stops within one expression. Pass the list itself, or cap it: ` +
          `CASE WHEN ${source(open)} < 100 THEN ${source(open)} ELSE 100 END.`,
      );
  }
};

/** R16: a subquery that returns the rows of a pattern limits them; one that aggregates has one row. */
export const subqueryLimits: Rule = (statement, report) => {
  for (const clause of statement.all(C.SubqueryClauseContext))
    for (const query of clause.regularQuery().union()?.singleQuery_list() ?? []) {
      const reads = statement.patterns.some(
        ({ owner, nodes }) =>
          owner instanceof C.MatchClauseContext &&
          nodes.length > 1 &&
          up(owner, C.SingleQueryContext) === query,
      );
      if (reads && returnsRows(query) && !query.clause_list().some(isLimited))
        report(
          'R16',
          clause,
          'This subquery returns as many rows as its pattern finds. Write ORDER BY ... LIMIT inside CALL, or collect.',
        );
    }
};

/** Whether a query returns, without aggregating on the way, one row for each match. */
function returnsRows(query: N.SingleQueryContext): boolean {
  const bodies = query.clause_list().flatMap((clause) => bodyOf(clause) ?? []);
  const returns = query.clause_list().some((clause) => clause.returnClause());
  return returns && !bodies.some(aggregatesRows);
}

const bodyOf = (clause: N.ClauseContext): N.ReturnBodyContext | undefined =>
  (clause.returnClause() ?? clause.withClause())?.returnBody();

const isLimited = (clause: N.ClauseContext): boolean => Boolean(bodyOf(clause)?.limit());
