import { C, type Tree } from '../parse.js';
import type { Rule } from '../statement.js';
import { callOf, core, numberValue, source, stringValue, walk } from '../tree.js';

/** R22 and R23: conversions and computations whose last character or digit differs. */
export const conversions: Rule = (statement, report) => {
  for (const call of statement.all(C.FunctionInvocationContext)) {
    const written = source(call);
    if (callOf(call, 'toboolean'))
      report(
        'R22',
        call,
        `${written}: of numbers the engines differ. Pass a boolean, or compare: x = 'true'.`,
      );
    if (stringValue(callOf(call, 'split')?.[1] ?? call) === '')
      report(
        'R22',
        call,
        `${written} splits differently at ''. Write [i IN range(0, size(x) - 1) | substring(x, i, 1)].`,
      );
    const [text] = callOf(call, 'tostring') ?? [];
    if (text && isFraction(text))
      report('R22', call, `${written} writes a fractional number differently. Return the number.`);
    const number = stringValue(callOf(call, 'tointeger')?.[0] ?? call);
    if (number !== undefined && !/^-?\d+$/.test(number))
      report('R22', call, `${written} reads decimals and blanks differently. Convert in the application.`);
    if (callOf(call, 'avg', 'stdev', 'stdevp', 'percentilecont'))
      report(
        'R23',
        call,
        `${written} differs in the last digit. Return sum and count, and divide in the application.`,
      );
  }
  for (const sum of statement.all(C.Expression6Context)) {
    const sides = sum.expression5_list().map(core);
    if (
      sum.PLUS_list().length > 0 &&
      sides.some((side) => stringValue(side) !== undefined) &&
      sides.some(isNumber)
    )
      report('R22', sum, `${source(sum)} makes text of a number. Write toString() around a whole number.`);
  }
};

const isNumber = (tree: Tree): boolean =>
  numberValue(tree) !== undefined || callOf(tree, 'tofloat') !== undefined;

const isFraction = (tree: Tree): boolean =>
  (tree instanceof C.NumberLiteralContext && Boolean(tree.DECIMAL_DOUBLE())) ||
  callOf(tree, 'tofloat') !== undefined ||
  (tree instanceof C.Expression5Context && tree.DIVIDE_list().length > 0);

const PATTERN_PROBLEMS: [RegExp, string][] = [
  [/(?<!\\)(?:\\\\)*\\[wWbB]/, String.raw`\w knows other letters; write [a-zA-Z0-9가-힣]`],
  [/\(\?<?[=!]/, 'Grafeo has no look-around; filter twice'],
  [/(?<!\\)(?:\\\\)*\\[1-9k]/, 'Grafeo has no back-references'],
  [/\(\?(?![a-z]*u)[a-z]*i/, 'folds only ASCII; write (?iu)'],
];

/** R22: what regular expressions may hold. */
export const regularExpressions: Rule = (statement, report) => {
  for (const test of statement.all(C.StringAndListComparisonContext)) {
    if (!test.REGEQ()) continue;
    for (const tree of walk(test.expression6()))
      for (const [problem, advice] of PATTERN_PROBLEMS)
        if (problem.test(stringValue(tree) ?? ''))
          report('R22', tree, `The pattern ${source(tree)}: ${advice}.`);
  }
};
