import { C, type N, type Terminal, type Token, type Tree } from './parse.js';

/** A class of parse tree nodes. */
export type Type = abstract new (...args: never[]) => Tree;

/** The direct children that are grammar rules, without the tokens between them. */
export function children(tree: Tree): Tree[] {
  return (tree.children ?? []).filter((child): child is Tree => 'ruleIndex' in child);
}

/** The tokens directly in `tree`, without those of its sub-rules. */
export function ownTokens(tree: Tree): Terminal[] {
  return (tree.children ?? []).filter((child): child is Terminal => 'symbol' in child);
}

/** Every token below `tree`, in the order of the text. */
export function leaves(tree: Tree): Terminal[] {
  return (tree.children ?? []).flatMap((child) =>
    'symbol' in child ? [child as Terminal] : leaves(child as Tree),
  );
}

/** `tree` and everything below it; a branch for which `enter` is false is left out. */
export function* walk(tree: Tree, enter: (tree: Tree) => boolean = () => true): Generator<Tree> {
  if (!enter(tree)) return;
  yield tree;
  for (const child of children(tree)) yield* walk(child, enter);
}

/** The nearest enclosing node of one of the types. */
export function up<T extends Type[]>(tree: Tree, ...types: T): InstanceType<T[number]> | undefined {
  for (let at = tree.parentCtx; at; at = at.parentCtx)
    if (types.some((type) => at instanceof type)) return at as InstanceType<T[number]>;
  return undefined;
}

/** The text of `tree` without blanks and comments: equal expressions have equal texts. */
export const text = (tree: Tree): string => tree.getText();

/** The text as written, for messages. */
export function source(tree: Tree): string {
  const written = tree.start.getInputStream().getText(tree.start.start, (tree.stop ?? tree.start).stop);
  const line = written.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}

/** A name without its backquotes. */
export const plainName = (tree: Tree): string => text(tree).replace(/^`|`$/g, '');

/** Whether `a` comes before `b` in the text. */
export const before = (a: Tree, b: Tree): boolean => a.start.start < b.start.start;

// The ladder of precedence: nodes with one child here only pass on what is below them.
const LADDER = new Set<unknown>([
  C.ExpressionContext,
  C.Expression11Context,
  C.Expression10Context,
  C.Expression9Context,
  C.Expression8Context,
  C.Expression7Context,
  C.Expression6Context,
  C.Expression5Context,
  C.Expression4Context,
  C.Expression3Context,
  C.Expression2Context,
  C.Expression1Context,
  C.FunctionArgumentContext,
  C.ProcedureArgumentContext,
  C.NummericLiteralContext,
  C.StringsLiteralContext,
  C.OtherLiteralContext,
]);

/** What an expression is once parentheses and levels of precedence without an operator are taken away. */
export function core(tree: Tree): Tree {
  let at = tree;
  for (;;) {
    if (at instanceof C.ParenthesizedExpressionContext) at = at.expression();
    else if (LADDER.has(at.constructor) && at.children?.length === 1) at = at.children[0] as Tree;
    else return at;
  }
}

/** The operands of `a AND b AND (c AND d)`, each by its core; of any other expression the expression itself. */
export function conjuncts(tree: Tree): Tree[] {
  const at = core(tree);
  return at instanceof C.Expression10Context ? at.expression9_list().flatMap(conjuncts) : [at];
}

/** The name of a called function in lower case with its namespace, e.g. `duration.between`. */
export function functionName(tree: Tree): string | undefined {
  if (!(tree instanceof C.FunctionInvocationContext)) return undefined;
  return text(tree.functionName()).replaceAll('`', '').toLowerCase();
}

/** The arguments of a call by their cores, if `tree` is a call of one of these functions. */
export function callOf(tree: Tree, ...names: string[]): Tree[] | undefined {
  const name = functionName(tree);
  if (name === undefined || !names.includes(name)) return undefined;
  return (tree as N.FunctionInvocationContext).functionArgument_list().map(core);
}

/** `x.a` as its variable and its keys; undefined for any other expression. */
export function propertyRead(tree: Tree): { variable: string; keys: string[] } | undefined {
  if (!(tree instanceof C.Expression2Context)) return undefined;
  const base = core(tree.expression1());
  const steps = tree.postFix_list();
  if (!(base instanceof C.VariableContext)) return undefined;
  const keys = steps.flatMap((step) =>
    step instanceof C.PropertyPostfixContext ? [plainName(step.property().propertyKeyName())] : [],
  );
  return keys.length > 0 && keys.length === steps.length ? { variable: plainName(base), keys } : undefined;
}

/** The pairs of a comparison by `=`, `<>`, `<` ..., each with its operator; `a < b < c` has two. */
export function comparisons(tree: Tree): { left: Tree; operator: Token; right: Tree }[] {
  if (!(tree instanceof C.Expression8Context)) return [];
  const sides = tree.expression7_list().map(core);
  return ownTokens(tree).map((operator, i) => ({
    left: sides[i]!,
    operator: operator.symbol,
    right: sides[i + 1]!,
  }));
}

/** The sides of `a IN b`. */
export function membership(tree: Tree): { element: Tree; list: Tree } | undefined {
  if (!(tree instanceof C.Expression7Context)) return undefined;
  const test = tree.comparisonExpression6();
  if (!(test instanceof C.StringAndListComparisonContext) || !test.IN()) return undefined;
  return { element: core(tree.expression6()), list: core(test.expression6()) };
}

/** The operand of `a IS NULL` or, with `not`, of `a IS NOT NULL`. */
export function nullTest(tree: Tree, not: boolean): Tree | undefined {
  if (!(tree instanceof C.Expression7Context)) return undefined;
  const test = tree.comparisonExpression6();
  return test instanceof C.NullComparisonContext && Boolean(test.NOT()) === not
    ? core(tree.expression6())
    : undefined;
}

/** The value of a string literal; undefined for any other expression. */
export function stringValue(tree: Tree): string | undefined {
  if (!(tree instanceof C.StringLiteralContext)) return undefined;
  const escapes: Record<string, string> = {
    '\\': '\\',
    "'": "'",
    '"': '"',
    n: '\n',
    t: '\t',
    r: '\r',
    b: '\b',
    f: '\f',
  };
  return text(tree)
    .slice(1, -1)
    .replace(/\\(.)/gs, (whole, letter: string) => escapes[letter] ?? whole);
}

/** The value of a number literal; undefined for any other expression. */
export function numberValue(tree: Tree): number | undefined {
  if (tree instanceof C.Expression3Context && tree.MINUS()) {
    const value = numberValue(core(tree.expression2()));
    return value === undefined ? undefined : -value;
  }
  return tree instanceof C.NumberLiteralContext ? Number(text(tree).replaceAll('_', '')) : undefined;
}

/** Whether the expression is the literal `null`. */
export const isNull = (tree: Tree): boolean =>
  tree instanceof C.KeywordLiteralContext && /^null$/i.test(text(tree));
