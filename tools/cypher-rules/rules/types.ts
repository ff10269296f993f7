import { C, type N, type Token, type Tree } from '../parse.js';
import type { Rule } from '../statement.js';
import { callOf, comparisons, membership, source, up } from '../tree.js';

/** The comment that marks a list of types as the one place of a statement's text that may be substituted. */
export const TYPES_MARKER = '/*types*/';

/** A list of types with the marker after it; the first group is the list, without the colon before it. */
export const MARKED_TYPES =
  /:\s*([\p{L}_][\p{L}\p{N}_]*(?:\s*\|\s*[\p{L}_][\p{L}\p{N}_]*)*)\s*\/\*types\*\//gu;

/** R15: types are written into every relationship pattern, and the marker stands right after such a list. */
export const relationshipTypes: Rule = (statement, report) => {
  for (const { relationships } of statement.patterns)
    for (const { tree } of relationships)
      if (!tree.labelExpression())
        report(
          'R15',
          tree,
          `${source(tree)} has no type and reads every edge of the node. Write the types, e.g. [r:AFFECTS|UNDERPINS].`,
        );
  const compare = (side: Tree) => {
    if (callOf(side, 'type'))
      report(
        'R15',
        side,
        `A condition on ${source(side)} reads every edge of the node. Write the types into the pattern, ` +
          `e.g. [r:AFFECTS|UNDERPINS ${TYPES_MARKER}], and substitute the checked list there.`,
      );
  };
  for (const tree of statement.all(C.Expression8Context))
    for (const { left, right } of comparisons(tree)) for (const side of [left, right]) compare(side);
  for (const tree of statement.all(C.Expression7Context)) {
    const test = membership(tree);
    if (test) compare(test.element);
  }
  for (const token of statement.tokens)
    if (token.text === TYPES_MARKER && !marksTypes(token, statement.all(C.LabelExpressionContext)))
      report(
        'R15',
        token,
        `The marker ${TYPES_MARKER} stands elsewhere than after a list of types, where nothing may be substituted. ` +
          `Write it as in [r:AFFECTS|UNDERPINS ${TYPES_MARKER}].`,
      );
};

/** Whether the marker ends a list of types that a relationship pattern begins with. */
function marksTypes(marker: Token, lists: N.LabelExpressionContext[]): boolean {
  const marked = new RegExp(`^${MARKED_TYPES.source}$`, 'u');
  return lists.some(
    (list) =>
      up(list, C.RelationshipPatternContext)?.labelExpression() === list &&
      marked.test(marker.getInputStream().getText(list.start.start, marker.stop)),
  );
}
