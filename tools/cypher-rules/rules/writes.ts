import { isGraph } from '../binding.js';
import { C, type Tree } from '../parse.js';
import type { Rule, Statement } from '../statement.js';
import {
  callOf,
  conjuncts,
  core,
  isNull,
  nullTest,
  plainName,
  propertyRead,
  source,
  text,
  up,
} from '../tree.js';

/** R8: what SET and DELETE act on, and with what. */
export const assignments: Rule = (statement, report) => {
  for (const item of statement.all(C.SetPropsContext, C.AddPropContext)) {
    const value = core(item.expression());
    if (value instanceof C.VariableContext && isGraph(statement.binding(value)))
      report(
        'R8',
        item,
        `${source(item)} does nothing on Grafeo, and Cypher 25 refuses it. Write properties(${source(value)}).`,
      );
  }
  const targets = [
    ...statement
      .all(C.SetPropContext, C.RemovePropContext)
      .map((item) => item.propertyExpression().expression1()),
    ...statement
      .all(C.SetPropsContext, C.AddPropContext, C.SetLabelsContext, C.RemoveLabelsContext)
      .map((item) => item.variable()),
    ...statement.all(C.DeleteClauseContext).flatMap((clause) => clause.expression_list()),
  ];
  for (const target of targets)
    if (statement.binding(target).nullable && !guards(statement, target).has(text(target)))
      report(
        'R8',
        target,
        `${source(target)} may be null, and writing to null is an error on Grafeo. Bind it by an inner MATCH, or keep WHERE x IS NOT NULL.`,
      );
};

/** R8: a node's values are read before DELETE. */
export const readsAfterDelete: Rule = (statement, report) => {
  const reads: { name: string; tree: Tree }[] = [
    ...statement
      .all(C.Expression2Context)
      .map((tree) => ({ name: propertyRead(tree)?.variable ?? '', tree })),
    ...statement.all(C.MapProjectionContext).map((tree) => ({ name: plainName(tree.variable()), tree })),
    ...statement.all(C.FunctionInvocationContext).map((tree) => {
      const [argument] = callOf(tree, 'properties', 'labels', 'keys') ?? [];
      return { name: argument ? text(argument) : '', tree };
    }),
  ];
  for (const clause of statement.all(C.DeleteClauseContext)) {
    const deleted = clause.expression_list().map((item) => text(core(item)));
    for (const { name, tree } of reads)
      if (
        deleted.includes(name) &&
        tree.start.start > clause.stop!.stop &&
        up(tree, C.SingleQueryContext) === up(clause, C.SingleQueryContext)
      )
        report(
          'R8',
          tree,
          `${source(tree)} is read after DELETE, when its values are gone. Read it in a WITH before.`,
        );
  }
};

/** R8: MERGE on a null key makes a node on Grafeo and throws on Neo4j, so the key is guarded. */
export const mergeGuards: Rule = (statement, report) => {
  for (const { host, owner, nodes, relationships } of statement.patterns) {
    if (host !== 'MERGE') continue;
    const guarded = guards(statement, owner);
    for (const { tree } of [...nodes, ...relationships])
      for (const key of tree.properties()?.map()?.expression_list().map(core) ?? [])
        if (!isNeverNull(key) && !guarded.has(text(key)))
          report(
            'R8',
            key,
            `MERGE by ${source(key)} makes a node of a null key on Grafeo. Write WITH ... WHERE ${source(key)} IS NOT NULL ` +
              'before MERGE.',
          );
  }
};

/** The expressions that a WHERE before `place` has found not to be null. */
function guards(statement: Statement, place: Tree): Set<string> {
  return new Set(
    statement
      .all(C.WhereClauseContext)
      .filter(
        (where) =>
          where.stop!.stop < place.start.start && up(where, C.WithClauseContext, C.MatchClauseContext),
      )
      .flatMap((where) => conjuncts(where.expression()))
      .flatMap((test) => nullTest(test, true) ?? [])
      .map(text),
  );
}

function isNeverNull(value: Tree): boolean {
  const otherwise = callOf(value, 'coalesce')?.at(-1);
  if (otherwise) return isNeverNull(otherwise);
  return (
    value instanceof C.StringLiteralContext ||
    value instanceof C.NumberLiteralContext ||
    value instanceof C.BooleanLiteralContext
  );
}

/** R8: what Neo4j cannot store and Grafeo stores all the same. */
export const storedValues: Rule = (statement, report) => {
  const values = [
    ...statement.all(C.SetPropContext).map((item) => item.expression()),
    ...statement
      .all(C.SetPropsContext, C.AddPropContext)
      .flatMap((item) => mapValues(core(item.expression()))),
    ...statement.patterns
      .filter(({ host }) => host === 'CREATE' || host === 'MERGE')
      .flatMap(({ nodes, relationships }) => [...nodes, ...relationships])
      .flatMap(({ tree }) => mapValues(tree.properties()?.map())),
  ];
  for (const value of values) {
    const problem = unstorable(core(value));
    if (problem)
      report(
        'R8',
        value,
        `${source(value)} is ${problem}, which Neo4j refuses as a property. Store it as JSON text or apart.`,
      );
  }
};

const mapValues = (tree: Tree | undefined): Tree[] =>
  tree instanceof C.MapContext ? tree.expression_list() : [];

function unstorable(value: Tree): string | undefined {
  if (value instanceof C.MapContext || value instanceof C.MapProjectionContext) return 'a map';
  if (!(value instanceof C.ListLiteralContext)) return undefined;
  const items = value.expression_list().map(core);
  if (items.some((item) => item instanceof C.ListLiteralContext || item instanceof C.MapContext))
    return 'a nested list';
  if (items.some(isNull)) return 'a list with null';
  const literals = items.filter((item) => isNeverNull(item));
  return new Set(literals.map((item) => item.constructor)).size > 1 ? 'a list of mixed types' : undefined;
}
