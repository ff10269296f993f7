import { createRequire } from 'node:module';
import type * as N from '@neo4j-cypher/language-support';

/**
 * Neo4j's own parser. Its ES module build imports files without their extensions, which Node refuses, so the
 * package is loaded by its CommonJS entry.
 */
export const C = createRequire(import.meta.url)('@neo4j-cypher/language-support') as typeof N;

export type { N };
export type Tree = N.ParserRuleContext;
export type Token = Tree['start'];
export type Terminal = ReturnType<N.NodePatternContext['LPAREN']>;

/** Why a text does not parse. */
export interface SyntaxProblem {
  line: number;
  column: number;
  message: string;
}

export interface Parsed {
  /** The trees of the statements that parse, with all their tokens (comments included). */
  statements: { tree: Tree; tokens: Token[] }[];
  errors: SyntaxProblem[];
}

/** Parses a text of one or more statements separated by semicolons. */
export function parse(text: string): Parsed {
  const statements = C.parserWrapper
    .parse(text, false)
    .statementsParsing // A comment after the last semicolon counts as a statement of its own to the parser.
    .filter(({ tokens }) =>
      tokens.some(({ channel, text }) => channel === 0 && text !== ';' && text !== '<EOF>'),
    );
  const broken = statements.filter(
    ({ parser, syntaxErrors }) => parser.syntaxErrorsCount + syntaxErrors.length > 0,
  );
  return {
    statements: statements
      .filter((statement) => !broken.includes(statement))
      .map(({ ctx, tokens }) => ({ tree: ctx, tokens })),
    errors:
      broken.length > 0
        ? syntaxErrors(
            text,
            broken.map(({ tokens }) => tokens[0]!),
          )
        : [],
  };
}

/** The generated parser only counts its errors; what was expected is said by Neo4j's slower analysis. */
function syntaxErrors(text: string, starts: Token[]): SyntaxProblem[] {
  const errors = diagnostics(text).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return errors.map(({ severity: _, ...place }) => place);
  return starts.map(({ line, column }) => ({
    line,
    column: column + 1,
    message: 'This statement is not Cypher: the parser of Neo4j refuses it.',
  }));
}

export interface Diagnostic {
  severity: 'error' | 'warning';
  line: number;
  column: number;
  message: string;
}

/** What Neo4j's analysis of meaning says about a text: syntax, names, types, deprecations. Takes some 0.3 s. */
export function diagnostics(text: string): Diagnostic[] {
  const parameters = Object.fromEntries(C.parseParameters(text, false).map((name) => [name, null]));
  return C.lintCypherQuery(text, { parameters }, false).map(({ severity, message, range }) => ({
    severity: severity === 1 ? 'error' : 'warning',
    line: range.start.line + 1,
    column: range.start.character + 1,
    message: typeof message === 'string' ? message : message.value,
  }));
}
