import { C } from '../parse.js';
import type { Rule } from '../statement.js';
import { source } from '../tree.js';

/** R1: a label on every node pattern, unless its variable is bound already. */
export const labels: Rule = ({ patterns }, report) => {
  for (const { nodes } of patterns)
    for (const { tree, known } of nodes)
      if (!known && !tree.labelExpression())
        report(
          'R1',
          tree,
          `${source(tree)} has no label: Grafeo fails on unlabelled ends and on more than 65,535 rows between. ` +
            'Write a label, e.g. (b:Entity), unless the variable is bound already.',
        );
};

/** R2: no OPTIONAL MATCH. */
export const optionalMatch: Rule = (statement, report) => {
  for (const clause of statement.all(C.MatchClauseContext))
    if (clause.OPTIONAL())
      report(
        'R2',
        clause,
        'OPTIONAL MATCH loses rows and scans the graph on Grafeo. Write CALL (a) { MATCH (a)-[:T]->(b:Entity) ' +
          'RETURN collect(b.id) AS bs }, a pattern comprehension, COUNT { } or EXISTS { }.',
      );
};
