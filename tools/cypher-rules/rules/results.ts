import { isGraph } from '../binding.js';
import { C, type Tree } from '../parse.js';
import type { Rule } from '../statement.js';
import { callOf, core, plainName, source, up, walk } from '../tree.js';
import { aggregatesRows } from './aggregates.js';

/** R11: the outermost RETURN gives maps and scalars, not nodes, relationships or paths. */
export const graphResults: Rule = (statement, report) => {
  for (const clause of statement.all(C.ReturnClauseContext)) {
    if (
      up(
        clause,
        C.SubqueryClauseContext,
        C.ExistsExpressionContext,
        C.CountExpressionContext,
        C.CollectExpressionContext,
      )
    )
      continue;
    const items = clause.returnBody().returnItems();
    const scope = statement.scopes.at(clause);
    const starred = items.TIMES() ? [...scope].find(([, binding]) => isGraph(binding)) : undefined;
    if (starred) complain(items, starred[0]);
    for (const item of items.returnItem_list())
      for (const part of parts(core(item.expression())))
        if (isGraph(statement.binding(part))) complain(part, source(part));
  }

  function complain(where: Tree, name: string): void {
    report(
      'R11',
      where,
      `${name} is returned as a node, relationship or path, which every driver shapes differently. ` +
        'Return a map: n {.id, .name, labels: labels(n)}.',
    );
  }
};

/** An expression, or the values inside when it is a map literal. */
function parts(tree: Tree): Tree[] {
  if (!(tree instanceof C.MapContext)) return [tree];
  return tree.expression_list().map(core).flatMap(parts);
}

/** R11: in a map projection each entry is written out. */
export const projections: Rule = (statement, report) => {
  for (const element of statement.all(C.MapProjectionElementContext)) {
    const variable = element.variable();
    if (variable)
      report(
        'R11',
        element,
        `The entry ${source(element)} is an error on Grafeo. Write ${plainName(variable)}: ${plainName(variable)}.`,
      );
  }
};

/** R11: the order of labels and keys is the engine's. */
export const labelOrder: Rule = (statement, report) => {
  for (const tree of statement.all(C.Expression2Context, C.FunctionInvocationContext)) {
    const list =
      tree instanceof C.Expression2Context
        ? tree.postFix(0) instanceof C.IndexPostfixContext && core(tree.expression1())
        : callOf(tree, 'head', 'last')?.[0];
    if (list && callOf(list, 'labels', 'keys'))
      report(
        'R11',
        tree,
        `${source(tree)} relies on an order that is the engine's. Store the value as a property.`,
      );
  }
};

/** R11: SKIP and LIMIT without ORDER BY keep whichever rows the engine meets first. */
export const unorderedPages: Rule = (statement, report) => {
  for (const body of statement.all(C.ReturnBodyContext)) {
    const page = body.limit() ?? body.skip();
    if (!page || body.orderBy() || aggregatesRows(body)) continue;
    const items = body.returnItems();
    const varies =
      items.TIMES() ||
      items
        .returnItem_list()
        .some((item) => [...walk(item.expression())].some((tree) => tree instanceof C.VariableContext));
    // Which rows a batch takes does not matter when all go in the end.
    const deletes = up(body, C.SingleQueryContext)
      ?.clause_list()
      .some((clause) => clause.deleteClause());
    if (varies && !deletes)
      report(
        'R11',
        page,
        `${source(page)} without ORDER BY keeps whichever rows come first. Order by a complete key: n.sortKey, n.id.`,
      );
  }
};
