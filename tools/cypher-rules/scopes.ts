import { elementOf, infer, type Scope, UNKNOWN, withVariable } from './binding.js';
import { C, type N, type Tree } from './parse.js';
import { type Pattern, type Place, readPattern } from './patterns.js';
import { children, plainName } from './tree.js';

const NOTHING: Scope = new Map();

/** Follows the variables through a statement: what each clause can see, and what each pattern introduces. */
export class Scopes {
  /** Every path of every pattern of the statement, with what was bound before it. */
  readonly patterns: Pattern[] = [];
  private readonly recorded = new Map<Tree, Scope>();

  constructor(statement: Tree) {
    this.visit(statement, NOTHING);
  }

  /** The variables that can be used at this place. */
  at(tree: Tree): Scope {
    for (let at: Tree | undefined = tree; at; at = at.parentCtx) {
      const scope = this.recorded.get(at);
      if (scope) return scope;
    }
    return NOTHING;
  }

  private query(query: N.RegularQueryContext, scope: Scope): Scope {
    const parts = query.union()?.singleQuery_list() ?? children(query.when()).flatMap(singleQueries);
    return parts.map((part) => this.single(part, scope))[0] ?? NOTHING;
  }

  /** Visits the clauses in turn and returns the columns of RETURN. */
  private single(query: N.SingleQueryContext, scope: Scope): Scope {
    if (query.regularQuery()) return this.query(query.regularQuery(), scope);
    const end = query
      .clause_list()
      .reduce((at, clause) => this.clause(clause.children![0] as Tree, at), scope);
    return query.clause_list().some((clause) => clause.returnClause()) ? end : NOTHING;
  }

  /** Visits a clause and returns what the next one can see. */
  private clause(clause: Tree, scope: Scope): Scope {
    this.recorded.set(clause, scope);
    if (clause instanceof C.MatchClauseContext)
      return this.paths(
        clause.patternList().pattern_list(),
        { host: 'MATCH', owner: clause, where: clause.whereClause()?.expression() },
        scope,
      );
    if (clause instanceof C.CreateClauseContext)
      return this.paths(clause.patternList().pattern_list(), { host: 'CREATE', owner: clause }, scope);
    if (clause instanceof C.MergeClauseContext) {
      const after = this.paths([clause.pattern()], { host: 'MERGE', owner: clause }, scope);
      for (const action of clause.mergeAction_list()) this.record(action, after);
      return after;
    }
    if (clause instanceof C.WithClauseContext)
      return this.projection(clause.returnBody(), scope, clause.whereClause());
    if (clause instanceof C.ReturnClauseContext) return this.projection(clause.returnBody(), scope);
    if (clause instanceof C.SubqueryClauseContext) return this.subquery(clause, scope);
    if (clause instanceof C.ForeachClauseContext) {
      this.visit(clause.expression(), scope);
      const element = elementOf(infer(clause.expression(), scope));
      const inner = withVariable(scope, plainName(clause.variable()), element);
      clause.clause_list().reduce((at, part) => this.clause(part.children![0] as Tree, at), inner);
      return scope;
    }
    for (const child of children(clause)) this.visit(child, scope);
    if (clause instanceof C.UnwindClauseContext)
      return withVariable(scope, plainName(clause.variable()), elementOf(infer(clause.expression(), scope)));
    const introduced =
      clause instanceof C.CallClauseContext
        ? clause.procedureResultItem_list().map((item) => item.variable_list().at(-1)!)
        : clause instanceof C.LoadCSVClauseContext
          ? [clause.variable()]
          : clause instanceof C.LetClauseContext
            ? clause.letItem_list().map((item) => item.variable())
            : [];
    return introduced.reduce((at, variable) => withVariable(at, plainName(variable), UNKNOWN), scope);
  }

  private paths(paths: Tree[], place: Place, scope: Scope): Scope {
    const after = paths.reduce((at, path) => {
      const { pattern, scope: next } = readPattern(path, place, at);
      this.patterns.push(pattern);
      for (const { tree } of [...pattern.nodes, ...pattern.relationships]) this.record(tree, next);
      return next;
    }, scope);
    if (place.where) this.record(place.where, after);
    return after;
  }

  private projection(body: N.ReturnBodyContext, scope: Scope, where?: N.WhereClauseContext): Scope {
    const items = body.returnItems();
    const columns = new Map(items.TIMES() ? scope : NOTHING);
    for (const item of items.returnItem_list()) {
      this.visit(item.expression(), scope);
      const name = plainName(item.variable() ?? item.expression());
      const binding = infer(item.expression(), scope);
      columns.set(name, binding.kind === 'list' ? binding : { ...binding, ofPath: false });
    }
    // ORDER BY and WHERE see the old variables beside the new ones.
    const both = new Map([...scope, ...columns]);
    if (body.orderBy()) this.record(body.orderBy(), both);
    if (where) this.record(where, both);
    return columns;
  }

  private subquery(clause: N.SubqueryClauseContext, scope: Scope): Scope {
    const imports = clause.subqueryScope();
    const named = new Set(imports?.variable_list().map(plainName));
    // Without parentheses only an importing WITH can reach outside.
    const open = !imports || imports.TIMES();
    const inner = open ? scope : new Map([...scope].filter(([name]) => named.has(name)));
    const columns = this.query(clause.regularQuery(), inner);
    const returned = [...columns].map(([name, binding]) => [name, { ...binding, matched: false }] as const);
    return new Map([...scope, ...returned]);
  }

  private record(tree: Tree, scope: Scope): void {
    this.recorded.set(tree, scope);
    for (const child of children(tree)) this.visit(child, scope);
  }

  /** Visits an expression, for the patterns and the variables of its own that it may hold. */
  private visit(tree: Tree, scope: Scope): void {
    if (tree instanceof C.RegularQueryContext) this.query(tree, scope);
    else if (tree instanceof C.ListComprehensionContext || tree instanceof C.ListItemsPredicateContext) {
      const [list, ...rest] = tree.expression_list();
      this.visit(list!, scope);
      const inner = withVariable(scope, plainName(tree.variable()), elementOf(infer(list!, scope)));
      for (const part of rest) this.record(part, inner);
    } else if (tree instanceof C.ReduceExpressionContext) this.reduction(tree, scope);
    else if (tree instanceof C.PatternComprehensionContext) {
      const place: Place = { host: 'comprehension', owner: tree, where: tree._whereExp };
      const inner = this.paths([tree.pathPatternNonEmpty()], place, scope);
      const path = tree.variable();
      this.record(tree._barExp, path ? withVariable(inner, plainName(path), { kind: 'path' }) : inner);
    } else if (tree instanceof C.ExistsExpressionContext || tree instanceof C.CountExpressionContext) {
      const host = tree instanceof C.ExistsExpressionContext ? 'EXISTS' : 'COUNT';
      if (tree.regularQuery()) this.query(tree.regularQuery(), scope);
      else
        this.paths(
          tree.patternList().pattern_list(),
          { host, owner: tree, where: tree.whereClause()?.expression() },
          scope,
        );
    } else if (tree instanceof C.PatternExpressionContext || tree instanceof C.ShortestPathExpressionContext)
      this.paths([tree], { host: 'predicate', owner: tree }, scope);
    else for (const child of children(tree)) this.visit(child, scope);
  }

  private reduction(tree: N.ReduceExpressionContext, scope: Scope): void {
    const [initial, list, step] = tree.expression_list();
    this.visit(initial!, scope);
    this.visit(list!, scope);
    const [result, item] = tree.variable_list().map(plainName);
    const withResult = withVariable(scope, result!, infer(initial!, scope));
    this.record(step!, withVariable(withResult, item!, elementOf(infer(list!, scope))));
  }
}

/** The queries of the branches of WHEN ... THEN. */
const singleQueries = (branch: Tree): N.SingleQueryContext[] =>
  children(branch).filter((child) => child instanceof C.SingleQueryContext);
