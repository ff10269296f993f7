import type { Terminal, Token, Tree } from './parse.js';

/** One place in a Cypher text that leaves the common subset. Lines and columns count from 1. */
export interface Violation {
  /** `R1` to `R23` of the subset, or `SYNTAX` for text that Neo4j refuses. */
  rule: string;
  line: number;
  column: number;
  /** What was found, why it is harmful, and what to write instead. */
  message: string;
}

/** How a rule says what it found, and where. */
export type Report = (rule: string, where: Tree | Terminal | Token, message: string) => void;

/** Builds the `Report` of one statement, which appends to `found`. */
export function reporter(found: Violation[]): Report {
  return (rule, where, message) => {
    const token = 'start' in where && typeof where.start === 'object' ? where.start : tokenOf(where);
    found.push({ rule, line: token.line, column: token.column + 1, message });
  };
}

function tokenOf(where: Tree | Terminal | Token): Token {
  return 'symbol' in where ? where.symbol : (where as Token);
}

/** Orders violations as a reader meets them. */
export const byPosition = (a: Violation, b: Violation): number =>
  a.line - b.line || a.column - b.column || a.rule.localeCompare(b.rule);
