import { C, type N, type Tree } from '../parse.js';
import type { Rule } from '../statement.js';
import { callOf, core, functionName, numberValue, plainName, source, up, walk } from '../tree.js';

const AGGREGATES = new Set(
  'count sum avg min max collect stdev stdevp percentilecont percentiledisc'.split(' '),
);

/** Whether a tree is itself a call of an aggregating function. */
const isAggregate = (tree: Tree): boolean =>
  tree instanceof C.CountStarContext || AGGREGATES.has(functionName(tree) ?? '');

/** Whether a RETURN or WITH aggregates its rows. */
export const aggregatesRows = (body: N.ReturnBodyContext): boolean =>
  body
    .returnItems()
    .returnItem_list()
    .some((item) => [...walk(item, (tree) => !(tree instanceof C.RegularQueryContext))].some(isAggregate));

/** R6: aggregates stand alone, and `sum` has its coalesce. */
export const aggregates: Rule = (statement, report) => {
  for (const tree of statement.all(C.CountStarContext, C.FunctionInvocationContext)) {
    if (!isAggregate(tree)) continue;
    const item = up(tree, C.ReturnItemContext, C.OrderItemContext, C.WhereClauseContext);
    const whole = item instanceof C.ReturnItemContext ? core(item.expression()) : undefined;
    if (whole === tree) {
      if (functionName(tree) === 'sum')
        report(
          'R6',
          tree,
          `${source(tree)} of nothing is 0 on Neo4j and null on Grafeo. Write coalesce(${source(tree)}, 0).`,
        );
    } else if (!whole || !mayHold(whole, tree))
      report(
        'R6',
        tree,
        `${source(tree)} stands inside a larger expression, which Grafeo computes wrongly or refuses. Give it a name ` +
          'in WITH first and use the name in the next clause.',
      );
  }
};

/** The expressions that may hold an aggregate: `size(collect(x))`, `coalesce(sum(x), 0)`, `count(*) * 2`. */
function mayHold(whole: Tree, aggregate: Tree): boolean {
  if (callOf(whole, 'size')?.[0] === aggregate) return functionName(aggregate) === 'collect';
  const [value, otherwise] = callOf(whole, 'coalesce') ?? [];
  if (value === aggregate) return otherwise !== undefined && !holdsVariable(otherwise);
  const counts = aggregate instanceof C.CountStarContext || functionName(aggregate) === 'count';
  return (
    counts && operands(whole).every((operand) => operand === aggregate || numberValue(operand) !== undefined)
  );
}

const holdsVariable = (tree: Tree): boolean =>
  [...walk(tree)].some((part) => part instanceof C.VariableContext);

function operands(tree: Tree): Tree[] {
  if (tree instanceof C.Expression6Context) return tree.expression5_list().map(core).flatMap(operands);
  if (tree instanceof C.Expression5Context) return tree.expression4_list().map(core).flatMap(operands);
  return [tree];
}

/** R6: every returned expression has a name, and no name stands twice. */
export const names: Rule = (statement, report) => {
  for (const items of statement.all(C.ReturnItemsContext)) {
    const seen = new Set<string>();
    for (const item of items.returnItem_list()) {
      const named = item.variable() ?? core(item.expression());
      if (!(named instanceof C.VariableContext)) {
        report(
          'R6',
          item,
          `${source(item)} leaves the name of its column to the engine. Write AS and a name.`,
        );
        continue;
      }
      if (seen.has(plainName(named)))
        report('R6', named, `The name ${plainName(named)} stands twice. Choose another.`);
      seen.add(plainName(named));
    }
  }
};
