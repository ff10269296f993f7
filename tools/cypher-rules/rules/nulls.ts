import { C, type Tree } from '../parse.js';
import type { Rule } from '../statement.js';
import {
  children,
  comparisons,
  core,
  functionName,
  isNull,
  membership,
  nullTest,
  propertyRead,
  source,
} from '../tree.js';

/** R21: the condition inside any, all, none and single is never null. */
export const predicates: Rule = (statement, report) => {
  for (const tree of statement.all(C.ListItemsPredicateContext)) {
    const read = tree._whereExp && openRead(tree._whereExp);
    if (read)
      report(
        'R21',
        read,
        `${source(read)} may be null inside ${source(tree).split('(')[0]}(), where the engines differ. ` +
          `Write coalesce(${source(tree._whereExp)}, false).`,
      );
  }
};

/** A property read that can make the condition null: one outside coalesce, null tests and subqueries. */
function openRead(tree: Tree): Tree | undefined {
  const safe =
    functionName(tree) === 'coalesce' ||
    nullTest(tree, true) ||
    nullTest(tree, false) ||
    tree instanceof C.ExistsExpressionContext ||
    tree instanceof C.CountExpressionContext ||
    tree instanceof C.ListItemsPredicateContext;
  if (safe) return undefined;
  if (propertyRead(tree)) return tree;
  for (const child of children(tree)) {
    const read = openRead(child);
    if (read) return read;
  }
  return undefined;
}

/** R21: a negated IN over a property, and lists with null compared by `=`. */
export const negations: Rule = (statement, report) => {
  for (const tree of statement.all(C.Expression9Context)) {
    const test = tree.NOT_list().length % 2 === 1 ? membership(core(tree.expression8())) : undefined;
    const known = test?.list instanceof C.ListLiteralContext && test.list.expression_list().length > 0;
    if (test && !known && propertyRead(test.element))
      report(
        'R21',
        tree,
        `${source(tree)} loses null values on Grafeo when the list is empty. Leave the filter out then, or write ` +
          `NOT coalesce(${source(test.element)}, '') IN ${source(test.list)}.`,
      );
  }
  for (const tree of statement.all(C.Expression8Context))
    for (const { left, right } of comparisons(tree))
      for (const side of [left, right])
        if (side instanceof C.ListLiteralContext && side.expression_list().map(core).some(isNull))
          report(
            'R21',
            tree,
            `${source(tree)} compares a list with null: true on Grafeo, null on Neo4j. Compare without null.`,
          );
};
