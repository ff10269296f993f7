import type { Scope } from '../binding.js';
import { C, type Tree } from '../parse.js';
import type { Pattern } from '../patterns.js';
import type { Rule } from '../statement.js';
import {
  callOf,
  comparisons,
  conjuncts,
  core,
  membership,
  plainName,
  propertyRead,
  source,
  walk,
} from '../tree.js';

/** How the engine finds the first node of a pattern. */
type Anchor = 'bound' | 'key' | 'computed' | 'alternatives' | 'none';

const SEARCHES = new Set<Pattern['host']>(['MATCH', 'MERGE', 'EXISTS', 'COUNT', 'predicate']);

/** R13 and the use of indexes of R15: each pattern begins at a node that is bound or found by a plain key. */
export const anchors: Rule = ({ patterns }, report) => {
  for (const pattern of patterns) {
    const first = pattern.nodes[0];
    if (!first || pattern.shortest || !SEARCHES.has(pattern.host)) continue;
    const anchor = anchorOf(pattern);
    const written = source(first.tree);
    if (anchor === 'computed')
      report(
        'R15',
        first.tree,
        `${written} is looked up by a computed value, which scans the label. Compute it in the application or in a ` +
          'WITH before, and compare with a plain parameter or variable.',
      );
    else if (anchor === 'alternatives')
      report(
        'R15',
        first.tree,
        `${written} is looked up by an OR, which scans the label. Write x.id IN $ids.`,
      );
    else if (anchor === 'none' && pattern.nodes.length > 1)
      report(
        'R13',
        first.tree,
        `The pattern begins at ${written}, which is neither bound nor looked up by a key, so all such nodes are read. ` +
          'Begin at the anchored or bound node and turn the arrows: (a:Entity {id: $id})<-[:T]-(b:Entity).',
      );
  }
};

/** R16: no cartesian products, neither by comma nor by a scan for every row. */
export const products: Rule = ({ patterns }, report) => {
  const owners = new Set(patterns.filter(({ host }) => host !== 'CREATE').map(({ owner }) => owner));
  for (const owner of owners) {
    const [first, ...rest] = patterns.filter((pattern) => pattern.owner === owner);
    const joined = new Set(names(first!));
    let apart = rest;
    for (let grown = true; grown; ) {
      const near = apart.filter((pattern) => names(pattern).some((name) => joined.has(name)));
      for (const name of near.flatMap(names)) joined.add(name);
      apart = apart.filter((pattern) => !near.includes(pattern));
      grown = near.length > 0;
    }
    for (const pattern of apart)
      report(
        'R16',
        pattern.tree,
        `${source(pattern.tree)} shares no variable with the pattern before the comma: a cartesian product. ` +
          'Join them by a variable, or write one MATCH for each anchored node.',
      );
  }
  for (const pattern of patterns) {
    const [first] = pattern.nodes;
    if (pattern.host !== 'MATCH' || pattern.nodes.length !== 1 || anchorOf(pattern) !== 'none') continue;
    const outer = [...pattern.scope].filter(
      ([, { kind, element }]) => element || kind === 'node' || kind === 'path',
    );
    const leads = patterns.find(({ owner }) => owner === pattern.owner) === pattern;
    if (outer.length > 0 && leads)
      report(
        'R16',
        first!.tree,
        `${source(first!.tree)} is read whole for every row of ${outer[0]![0]}: a cartesian product. ` +
          'Give it a key, a relationship to a bound node, or aggregate the rows before.',
      );
  }
};

const names = ({ nodes, relationships }: Pattern): string[] =>
  [...nodes, ...relationships].flatMap(({ name }) => (name === undefined ? [] : [name]));

function anchorOf({ nodes: [first], where, scope }: Pattern): Anchor {
  if (!first || first.known) return 'bound';
  const keys = first.tree.properties()?.map()?.expression_list().map(core) ?? [];
  if (keys.some((key) => isPlain(key, scope))) return 'key';
  const tests = where && first.name ? conjuncts(where).map((test) => keyTest(test, first.name!, scope)) : [];
  if (tests.includes('key')) return 'key';
  if (keys.length > 0 || tests.includes('computed')) return 'computed';
  return tests.includes('alternatives') ? 'alternatives' : 'none';
}

/** Whether a condition finds the node `name` by one of its properties. */
function keyTest(test: Tree, name: string, scope: Scope): Anchor {
  const ofNode = (side: Tree): boolean => {
    const read = propertyRead(side);
    return read?.variable === name && read.keys.length === 1;
  };
  if (test instanceof C.ExpressionContext)
    return test.expression11_list().every((part) => keyTest(core(part), name, scope) === 'key')
      ? 'alternatives'
      : 'none';
  const member = membership(test);
  const pairs = member
    ? [{ key: member.element, value: member.list }]
    : comparisons(test)
        .filter(({ operator }) => operator.text !== '<>' && operator.text !== '!=')
        .flatMap(({ left, right }) => [
          { key: left, value: right },
          { key: right, value: left },
        ]);
  const found = pairs.filter(({ key }) => ofNode(key));
  if (found.some(({ value }) => isPlain(value, scope))) return 'key';
  return found.some(({ value }) => isKnown(value, scope)) ? 'computed' : 'none';
}

/** A value that an index can be asked for: a literal, a parameter, or what an earlier clause has bound. */
function isPlain(value: Tree, scope: Scope): boolean {
  if (value instanceof C.ListLiteralContext)
    return value.expression_list().every((item) => isPlain(core(item), scope));
  if (value instanceof C.VariableContext) return scope.has(plainName(value));
  if (value instanceof C.Expression2Context) {
    const read = propertyRead(value);
    return read ? scope.has(read.variable) : core(value.expression1()) instanceof C.ParameterContext;
  }
  return (
    value instanceof C.ParameterContext ||
    value instanceof C.StringLiteralContext ||
    value instanceof C.NumberLiteralContext ||
    value instanceof C.BooleanLiteralContext
  );
}

/**
 * Whether a value could be computed before the pattern is matched: it reads only what is bound already. A date or a
 * moment is wrapped text by rule, so a scan that compares one is a scan on purpose.
 */
const isKnown = (value: Tree, scope: Scope): boolean =>
  !callOf(value, 'date', 'datetime') &&
  [...walk(value)].every((tree) => !(tree instanceof C.VariableContext) || scope.has(plainName(tree)));
