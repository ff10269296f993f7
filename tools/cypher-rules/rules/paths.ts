import { C, type Tree } from '../parse.js';
import type { Pattern } from '../patterns.js';
import type { Rule, Statement } from '../statement.js';
import { comparisons, membership, plainName, propertyRead, source, up, walk } from '../tree.js';

/** R3: on Grafeo no node equals a node taken directly from `nodes(p)`. */
export const nodesOfPaths: Rule = (statement, report) => {
  const why =
    'compares with a node of nodes(p), which equals nothing on Grafeo. Write any(x IN nodes(p) WHERE x = n), or compare ids.';
  for (const tree of statement.all(C.Expression7Context)) {
    const test = membership(tree);
    if (test && statement.binding(test.list).ofPath) report('R3', tree, `${source(tree)} ${why}`);
  }
  for (const tree of statement.all(C.Expression8Context))
    for (const { left, operator, right } of comparisons(tree))
      if (['=', '<>'].includes(operator.text) && [left, right].some((side) => statement.binding(side).ofPath))
        report('R3', tree, `${source(tree)} ${why}`);
};

/** R4: the forms of shortestPath and allShortestPaths that both engines search alike. */
export const shortestPaths: Rule = (statement, report) => {
  for (const pattern of statement.patterns) {
    if (!pattern.shortest) continue;
    const problem = (where: Tree, message: string) => report('R4', where, message);
    if (pattern.host === 'predicate') {
      problem(
        pattern.tree,
        'Grafeo has no shortestPath in expressions. Write MATCH p = shortestPath((a)-[:T*..6]-(b)).',
      );
      continue;
    }
    if (
      pattern.owner instanceof C.MatchClauseContext &&
      pattern.owner.patternList().pattern_list().length > 1
    )
      problem(pattern.tree, 'shortestPath stands in a comma list. Give it a MATCH of its own.');
    const loose = pattern.nodes.filter(({ name }) => name === undefined || !pattern.scope.has(name));
    for (const { tree } of loose)
      problem(tree, `The end ${source(tree)} is not bound. Bind both ends before, in two MATCH clauses.`);
    for (const { tree } of pattern.relationships)
      if (tree.properties() || tree.WHERE())
        problem(
          tree,
          `${source(tree)} filters inside shortestPath. Leave only types and depth; else use -[:T*1..4]-.`,
        );
      else if (Number(tree.pathLength()?._from_?.text ?? 0) > 1)
        problem(tree, 'Neo4j refuses a least length above 1 in shortestPath. Write *..n.');
    const own = [pattern.path, ...pattern.relationships.map(({ name }) => name)];
    const filter = pattern.where && [...walk(pattern.where)].find((tree) => isVariable(tree, own));
    if (filter)
      problem(
        filter,
        `WHERE on ${source(filter)} filters after the search on Grafeo, during it on Neo4j. Write MATCH p = ` +
          '(a)-[:S|T*1..4]-(b) WHERE all(r IN relationships(p) WHERE ...) WITH ... ORDER BY l, ids LIMIT 1.',
      );
    if (loose.length === 0 && !endsDiffer(statement, pattern))
      problem(
        pattern.tree,
        'Nothing keeps the two ends apart: for equal ends Neo4j throws and Grafeo returns a cycle. ' +
          'Write WHERE b.id <> a.id.',
      );
  }
};

const isVariable = (tree: Tree, names: (string | undefined)[]): boolean =>
  tree instanceof C.VariableContext && names.includes(plainName(tree));

/** Whether a condition before the end of the clause says that a key of the two ends differs. */
function endsDiffer(statement: Statement, { nodes, owner }: Pattern): boolean {
  const ends = [nodes[0]?.name, nodes.at(-1)?.name].sort().join();
  return statement
    .all(C.Expression8Context)
    .filter((tree) => tree.start.start < owner.stop!.stop)
    .flatMap(comparisons)
    .some(({ left, operator, right }) => {
      const [a, b] = [propertyRead(left), propertyRead(right)];
      return (
        a &&
        b &&
        operator.text === '<>' &&
        a.keys.join() === b.keys.join() &&
        [a, b]
          .map(({ variable }) => variable)
          .sort()
          .join() === ends
      );
    });
}

/** R16: variable-length relationships have an upper bound of 4, shortest paths of 6. */
export const depths: Rule = (statement, report) => {
  for (const length of statement.all(C.PathLengthContext)) {
    const most = up(length, C.ShortestPathPatternContext) ? 6 : 4;
    const upper = (length._single ?? length._to)?.text;
    if (upper === undefined)
      report(
        'R16',
        length,
        `${source(length)} has no upper bound and may walk the whole graph. Write *1..${most} or less.`,
      );
    else if (Number(upper) > most)
      report('R16', length, `${source(length)} goes deeper than ${most}. Write *1..${most} or less.`);
  }
};
