import type { Binding, Scope } from './binding.js';
import { C, type N, type Tree } from './parse.js';
import { children, plainName } from './tree.js';

/** Where a pattern stands: what it matches, tests or makes. */
export type Host = 'MATCH' | 'CREATE' | 'MERGE' | 'EXISTS' | 'COUNT' | 'predicate' | 'comprehension';

/** A node or relationship of a pattern. */
export interface Element<T extends Tree> {
  tree: T;
  name?: string;
  /** What the variable was bound to before this place; undefined if this place introduces it. */
  known?: Binding;
}

/** One path of a pattern list. */
export interface Pattern {
  host: Host;
  /** The clause or expression whose pattern list this path is in. */
  owner: Tree;
  tree: Tree;
  /** The variable of `p = (a)-[...]-(b)`. */
  path?: string;
  shortest: boolean;
  nodes: Element<N.NodePatternContext>[];
  relationships: Element<N.RelationshipPatternContext>[];
  /** The condition of the same clause. */
  where?: Tree;
  /** The variables bound before this path. */
  scope: Scope;
}

// What a path is built of, as against the expressions in it.
const STRUCTURE = new Set<unknown>([
  C.PatternContext,
  C.AnonymousPatternContext,
  C.ShortestPathPatternContext,
  C.ShortestPathExpressionContext,
  C.PatternElementContext,
  C.ParenthesizedPathContext,
  C.PatternExpressionContext,
  C.PathPatternNonEmptyContext,
]);

/** What every path of one pattern list has in common. */
export type Place = Pick<Pattern, 'host' | 'owner' | 'where'>;

/** Reads a path and returns it with the scope that its variables extend. */
export function readPattern(tree: Tree, place: Place, scope: Scope): { pattern: Pattern; scope: Scope } {
  const pattern: Pattern = { ...place, tree, shortest: false, nodes: [], relationships: [], scope };
  const bound = new Map(scope);
  const add = <T extends N.NodePatternContext | N.RelationshipPatternContext>(
    item: T,
    binding: Binding,
  ): Element<T> => {
    const variable = item.variable();
    if (!variable) return { tree: item };
    const name = plainName(variable);
    const known = bound.get(name);
    if (!known) bound.set(name, { ...binding, matched: true });
    return { tree: item, name, known };
  };
  const read = (part: Tree): void => {
    if (part instanceof C.NodePatternContext) pattern.nodes.push(add(part, { kind: 'node' }));
    else if (part instanceof C.RelationshipPatternContext)
      pattern.relationships.push(
        add(
          part,
          part.pathLength() ? { kind: 'list', of: { kind: 'relationship' } } : { kind: 'relationship' },
        ),
      );
    else if (STRUCTURE.has(part.constructor)) {
      if (part instanceof C.ShortestPathPatternContext) pattern.shortest = true;
      for (const child of children(part)) read(child);
    }
  };
  read(tree);
  const path = tree instanceof C.PatternContext ? tree.variable() : null;
  if (path) {
    pattern.path = plainName(path);
    bound.set(pattern.path, { kind: 'path', matched: true });
  }
  return { pattern, scope: bound };
}
