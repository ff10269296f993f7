import { type Binding, infer } from './binding.js';
import type { Token, Tree } from './parse.js';
import type { Pattern } from './patterns.js';
import { Scopes } from './scopes.js';
import { type Type, walk } from './tree.js';
import type { Report } from './violation.js';

/** A parsed statement as the rules see it. */
export class Statement {
  private readonly trees: Tree[];
  readonly scopes: Scopes;

  constructor(
    tree: Tree,
    readonly tokens: Token[],
  ) {
    this.trees = [...walk(tree)];
    this.scopes = new Scopes(tree);
  }

  get patterns(): Pattern[] {
    return this.scopes.patterns;
  }

  /** Every node of the parse tree of these types, in the order of the text. */
  all<T extends Type[]>(...types: T): InstanceType<T[number]>[] {
    return this.trees.filter((tree): tree is InstanceType<T[number]> =>
      types.some((type) => tree instanceof type),
    );
  }

  /** What an expression is, as far as the text tells. */
  binding(expression: Tree): Binding {
    return infer(expression, this.scopes.at(expression));
  }
}

/** Looks through one statement for what breaks a rule or a group of related rules. */
export type Rule = (statement: Statement, report: Report) => void;
