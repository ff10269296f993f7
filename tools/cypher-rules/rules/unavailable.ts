import { C, type Tree } from '../parse.js';
import type { Rule } from '../statement.js';
import { core, functionName, leaves, source, type Type, text, up } from '../tree.js';

const NOT_COMMON = 'is not in the Cypher that both engines share';

// Whole constructs, each with what to write instead.
const CONSTRUCTS: [Type, string][] = [
  [C.PreparserOptionContext, 'Leave the prefix away.'],
  [C.QuantifierContext, 'Write -[:T*1..3]->.'],
  [
    C.ParenthesizedPathContext,
    'Write MATCH p = (a)-[:T*1..3]->(b:Entity) WHERE all(r IN relationships(p) WHERE ...).',
  ],
  [C.SelectorContext, 'Write shortestPath((a)-[:T*..6]-(b)).'],
  [C.MatchModeContext, 'Leave it away.'],
  [
    C.CollectExpressionContext,
    'Write CALL (a) { MATCH (a)-[:T]-(b:Entity) WITH b ORDER BY b.id RETURN collect(b.id) AS xs }.',
  ],
  [C.SubqueryInTransactionsParametersContext, 'Write UNWIND $rows and send batches.'],
  [C.InsertClauseContext, 'Write CREATE.'],
  [C.FilterClauseContext, 'Write WITH ... WHERE.'],
  [C.LetClauseContext, 'Write WITH.'],
  [C.WhenContext, 'Choose the statement in the application.'],
  [C.FinishClauseContext, 'Leave it away, or return a count.'],
  [C.UseClauseContext, 'Choose the database in the driver.'],
  [C.OrderBySkipLimitClauseContext, 'Write WITH ... ORDER BY ... LIMIT.'],
  [C.HintContext, 'Leave the hint away.'],
  [C.TypeComparisonContext, 'Type the values in the application.'],
  [C.NormalFormComparisonContext, 'Normalise in the application.'],
  [C.NormalizeFunctionContext, 'Normalise in the application.'],
  [C.VectorFunctionContext, 'Search behind the interface of the engine.'],
  [C.DynamicLabelTypeContext, 'Write FOREACH (_ IN CASE WHEN ... THEN [1] ELSE [] END | SET e:Law).'],
  [C.SetDynamicPropContext, 'Write SET e += $p.'],
  [C.RemoveDynamicPropContext, 'Write SET e += $p with null entries.'],
  [C.SetLabelsIsContext, 'Write SET e:Law.'],
  [C.RemoveLabelsIsContext, 'Write REMOVE e:Law.'],
  [C.ExtendedCaseExpressionContext, 'Write CASE WHEN x = 1 THEN ... END.'],
];

/** R12: the constructs that one of the engines does not know or is about to drop. */
export const constructs: Rule = (statement, report) => {
  const refuse = (tree: Tree, advice: string) =>
    report('R12', tree, `${source(tree)} ${NOT_COMMON}. ${advice}`);
  for (const [type, advice] of CONSTRUCTS)
    for (const tree of statement.all(type)) if (!isPlainCase(tree)) refuse(tree, advice);
  for (const tree of statement.all(C.NodePatternContext, C.RelationshipPatternContext)) {
    if (tree.WHERE()) refuse(tree, 'Write the condition into the WHERE of the clause.');
    if (tree.properties()?.parameter()) refuse(tree, 'Write CREATE (e:Entity) SET e = $p.');
  }
  for (const tree of statement.all(C.CallClauseContext, C.SubqueryClauseContext))
    if (tree.OPTIONAL()) refuse(tree, 'Write CALL (a) { ... RETURN collect(b.id) AS xs } and head(xs).');
  for (const tree of statement.all(C.SubqueryClauseContext))
    if (!tree.subqueryScope())
      refuse(tree, 'Deprecated: write CALL (a) { } or CALL () { }, without an importing WITH.');
  for (const tree of statement.all(C.SkipContext)) if (tree.OFFSET()) refuse(tree, 'Write SKIP.');
  for (const tree of statement.all(C.Expression6Context))
    if (tree.DOUBLEBAR_list().length > 0) refuse(tree, 'Write +.');
  for (const tree of statement.all(C.FunctionArgumentContext))
    if (core(tree) instanceof C.PatternExpressionContext) refuse(tree, 'Write COUNT { } or EXISTS { }.');
  for (const tree of statement.all(C.TrimFunctionContext)) if (tree.FROM()) refuse(tree, 'Write trim(x).');
  for (const tree of statement.all(C.ExistsExpressionContext, C.CountExpressionContext)) {
    const queries = tree.regularQuery()?.union()?.singleQuery_list() ?? [];
    for (const clause of queries.flatMap((query) => query.clause_list()))
      if (clause.returnClause()) refuse(clause, 'Leave RETURN away inside EXISTS { } and COUNT { }.');
  }
};

/** A CASE over a value is known to both unless a WHEN holds a comparison or several values. */
function isPlainCase(tree: Tree): boolean {
  return (
    tree instanceof C.ExtendedCaseExpressionContext &&
    tree
      .extendedCaseAlternative_list()
      .every(
        (branch) =>
          branch.extendedWhen_list().length === 1 && branch.extendedWhen(0) instanceof C.WhenEqualsContext,
      )
  );
}

/** R12: label and type expressions beyond `:A:B` on nodes and `:A|B` on relationships. */
export const labelExpressions: Rule = (statement, report) => {
  for (const tree of statement.all(C.LabelExpressionContext)) {
    const ofRelationship = up(tree, C.RelationshipPatternContext)?.labelExpression() === tree;
    const signs = leaves(tree)
      .map(({ symbol }) => symbol.text)
      .slice(1);
    const barred = ofRelationship ? ['&', '!', '%', '(', ':', '$'] : ['&', '|', '!', '%', '(', '$'];
    if (signs.some((sign) => barred.includes(sign)) || tree.IS())
      report(
        'R12',
        tree,
        `${source(tree)} ${NOT_COMMON}. ` +
          (ofRelationship
            ? 'Write [:A|B].'
            : 'Write (n:A:B), or (n:Entity) WHERE n:A OR n:B, or WHERE NOT n:A.'),
      );
  }
};

const FUNCTIONS: Record<string, string> = {
  id: 'Use the id property.',
  elementid: 'Use the id property.',
  point: 'Store the coordinates as two numbers.',
  randomuuid: 'Make ids in the application.',
  isempty: 'Write size(x) = 0.',
  btrim: 'Write trim(x).',
  exists: 'Write x.a IS NOT NULL, or EXISTS { }.',
};

/** R12: functions that one engine lacks. */
export const functions: Rule = (statement, report) => {
  for (const call of statement.all(C.FunctionInvocationContext)) {
    const name = functionName(call)!;
    const advice =
      FUNCTIONS[name] ??
      (name.endsWith('ornull')
        ? `Write ${text(call.functionName()).slice(0, -6)}(x), and pass what it can convert.`
        : undefined) ??
      (name.startsWith('vector.') ? 'Search behind the interface of the engine.' : undefined) ??
      (name === 'round' && call.functionArgument_list().length > 1
        ? 'Write round(x * 100) / 100 for x >= 0.'
        : undefined) ??
      (/^(apoc|gds|db|graph|coll|string)\./.test(name) ? 'Compute it in the application.' : undefined);
    if (advice) report('R12', call, `${source(call)} ${NOT_COMMON}. ${advice}`);
  }
};
