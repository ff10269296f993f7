import { C, type Tree } from './parse.js';
import { callOf, core, functionName, plainName } from './tree.js';

/** What is known from the text alone about the value of a variable or an expression. */
export interface Binding {
  kind: 'node' | 'relationship' | 'path' | 'list' | 'map' | 'scalar' | 'unknown';
  /** What a list holds. */
  of?: Binding;
  /** Named by a pattern of MATCH, CREATE or MERGE, not made by an expression or returned from a subquery. */
  matched?: boolean;
  /** Taken out of a list by UNWIND, a comprehension or the like. */
  element?: boolean;
  /** An expression that may well be null, such as `head(xs)`. */
  nullable?: boolean;
  /** `nodes(p)` or, directly, one of its nodes: Grafeo finds them equal to nothing. */
  ofPath?: boolean;
}

/** The variables that can be used at a place, by name. */
export type Scope = ReadonlyMap<string, Binding>;

export const UNKNOWN: Binding = { kind: 'unknown' };
const SCALAR: Binding = { kind: 'scalar' };
const LIST: Binding = { kind: 'list' };

const SCALAR_FUNCTIONS = new Set(
  `count sum avg min max size length type id elementid tostring tointeger tofloat toboolean tolower toupper trim ltrim
   rtrim replace substring left right abs ceil floor round sign date datetime duration timestamp`.split(
    /\s+/,
  ),
);
const LIST_FUNCTIONS = new Set(['labels', 'keys', 'range', 'split']);

/** `scope` with one more variable. */
export const withVariable = (scope: Scope, name: string, binding: Binding): Scope =>
  new Map(scope).set(name, binding);

/** What UNWIND, a comprehension or a predicate over a list of this kind binds its variable to. */
export const elementOf = (list: Binding): Binding => ({
  ...(list.of ?? UNKNOWN),
  element: true,
  matched: false,
  ofPath: false,
});

/** Whether a value is, or holds, a node, a relationship or a path. */
export const isGraph = ({ kind, of }: Binding): boolean =>
  kind === 'node' || kind === 'relationship' || kind === 'path' || (of !== undefined && isGraph(of));

/** What an expression is, as far as its text and the variables around it tell. */
export function infer(expression: Tree, scope: Scope): Binding {
  const tree = core(expression);
  if (tree instanceof C.VariableContext) return scope.get(plainName(tree)) ?? UNKNOWN;
  if (tree instanceof C.FunctionInvocationContext) return inferCall(tree, scope);
  if (tree instanceof C.Expression2Context) return inferPostfix(tree, scope);
  if (tree instanceof C.ListLiteralContext)
    return listOf(tree.expression_list().map((item) => infer(item, scope)));
  if (tree instanceof C.ListComprehensionContext) {
    const list = infer(tree.expression(0), scope);
    const inner = withVariable(scope, plainName(tree.variable()), elementOf(list));
    return listOf([tree._barExp ? infer(tree._barExp, inner) : elementOf(list)]);
  }
  if (tree instanceof C.PatternComprehensionContext) return LIST;
  if (tree instanceof C.ReduceExpressionContext) return infer(tree.expression(0), scope);
  if (tree instanceof C.CaseExpressionContext || tree instanceof C.ExtendedCaseExpressionContext)
    return { kind: 'unknown', nullable: true };
  if (tree instanceof C.MapContext || tree instanceof C.MapProjectionContext) return { kind: 'map' };
  const scalar =
    tree instanceof C.StringLiteralContext ||
    tree instanceof C.NumberLiteralContext ||
    tree instanceof C.BooleanLiteralContext ||
    tree instanceof C.CountStarContext ||
    tree instanceof C.CountExpressionContext ||
    tree instanceof C.ExistsExpressionContext;
  return scalar ? SCALAR : UNKNOWN;
}

function inferCall(tree: Tree, scope: Scope): Binding {
  const name = functionName(tree)!;
  const [first] = callOf(tree, name)!;
  const argument = first ? infer(first, scope) : UNKNOWN;
  switch (name) {
    case 'collect':
      return listOf([argument]);
    case 'nodes':
      return { kind: 'list', of: { kind: 'node' }, ofPath: true };
    case 'relationships':
      return { kind: 'list', of: { kind: 'relationship' } };
    case 'startnode':
    case 'endnode':
      return { kind: 'node' };
    case 'head':
    case 'last':
      return { ...(argument.of ?? UNKNOWN), nullable: true, matched: false, ofPath: argument.ofPath };
    case 'tail':
    case 'reverse':
      return argument;
  }
  if (SCALAR_FUNCTIONS.has(name)) return SCALAR;
  return LIST_FUNCTIONS.has(name) ? LIST : UNKNOWN;
}

function inferPostfix(tree: InstanceType<typeof C.Expression2Context>, scope: Scope): Binding {
  return tree.postFix_list().reduce<Binding>(
    (base, step) => {
      if (step instanceof C.RangePostfixContext) return base.kind === 'list' ? base : LIST;
      if (step instanceof C.IndexPostfixContext && base.kind === 'list')
        return { ...(base.of ?? UNKNOWN), nullable: true, matched: false, ofPath: base.ofPath };
      return UNKNOWN;
    },
    infer(tree.expression1(), scope),
  );
}

/** A list known to hold nodes, relationships or paths if any of its items is one. */
function listOf(items: Binding[]): Binding {
  const of = items.find(isGraph) ?? items[0];
  return of ? { kind: 'list', of: { ...of, matched: false, ofPath: false } } : LIST;
}
