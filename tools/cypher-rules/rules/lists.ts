import { type Binding, isGraph } from '../binding.js';
import { C, type Tree } from '../parse.js';
import type { Rule } from '../statement.js';
import { core, isNull, numberValue, ownTokens, plainName, source, up } from '../tree.js';

/** R7: lists are added to lists, sliced forwards, and unwound only when they are lists. */
export const lists: Rule = (statement, report) => {
  for (const sum of statement.all(C.Expression6Context)) {
    const sides = sum.expression5_list().map((side) => statement.binding(side));
    ownTokens(sum).forEach(({ symbol }, i) => {
      const [left, right] = [sides[i]!, sides[i + 1]!];
      const isList = sides.slice(0, i + 1).some(({ kind }) => kind === 'list');
      if (
        symbol.text === '+' &&
        ((isList && isOneValue(right)) || (isOneValue(left) && right.kind === 'list'))
      )
        report(
          'R7',
          sum,
          `${source(sum)} adds one value to a list, which is null on Grafeo. Write l + [x] ` +
            '(or, if x is a list after all, l + [y IN x | y]).',
        );
    });
  }
  for (const slice of statement.all(C.RangePostfixContext))
    for (const bound of [slice._fromExp, slice._toExp]) {
      const value = bound && core(bound);
      if (value && (isNull(value) || (numberValue(value) ?? 0) < 0 || isNegation(value)))
        report(
          'R7',
          slice,
          `The slice ${source(slice)} has a negative or null bound, which Grafeo reads as no bound or nothing. ` +
            'Count from the start, or write last(l).',
        );
    }
  for (const clause of statement.all(C.UnwindClauseContext)) {
    const { kind } = statement.binding(clause.expression());
    if (kind !== 'list' && kind !== 'unknown')
      report(
        'R7',
        clause,
        `${source(clause)}: Grafeo makes no row of what is not a list, Neo4j one. Unwind a list.`,
      );
  }
};

const isOneValue = ({ kind, element, of }: Binding): boolean =>
  kind !== 'list' && (kind !== 'unknown' || element === true) && of === undefined;

const isNegation = (tree: Tree): boolean => tree instanceof C.Expression3Context && Boolean(tree.MINUS());

/** R7: pattern comprehensions begin at a matched variable, are not nested and name no path. */
export const patternComprehensions: Rule = (statement, report) => {
  for (const tree of statement.all(C.PatternComprehensionContext)) {
    if (up(tree, C.PatternComprehensionContext))
      report(
        'R7',
        tree,
        'A pattern comprehension inside another fails on Grafeo. Write CALL (a) { } inside CALL.',
      );
    if (tree.variable())
      report(
        'R7',
        tree,
        `The path ${plainName(tree.variable())} is named in a pattern comprehension. Use CALL (a) { }.`,
      );
  }
  for (const { host, nodes } of statement.patterns) {
    const first = nodes[0]!;
    if (host === 'comprehension' && !(first.known?.matched && isGraph(first.known)))
      report(
        'R7',
        first.tree,
        `A pattern comprehension begins at ${source(first.tree)}, which no MATCH of this query has bound: an error on ` +
          'Grafeo. Begin at a matched variable, or write CALL (n) { MATCH ... }, COUNT { } or EXISTS { }.',
      );
  }
};
