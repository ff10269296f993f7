/** Chains: sequences of nodes whose hops hold together in time, how strong they are, and how they read. */
import { wordOf } from '../../ontology/relations.js';
import { termsOf } from '../../ontology/vocabularies.js';
import { FIRST_DAY, type Holding, holdingOn, LAST_DAY } from '../days.js';
import { compareText } from '../normalize.js';
import type { StatementRecord } from '../records.js';
import { intersection, type Period, touches, union } from './periods.js';

/** One step of a chain: everything that is said between two neighbouring nodes while the chain holds. */
export interface Hop {
  readonly from: string;
  readonly to: string;
  readonly statements: readonly StatementRecord[];
}

export interface Chain {
  /** Ids, from the one end to the other. */
  readonly nodes: readonly string[];
  readonly hops: readonly Hop[];
  /** When every hop may hold. */
  readonly mayHold: readonly Period[];
  /** When every hop holds for certain. */
  readonly holds: readonly Period[];
}

/** All of time. */
export const always: readonly Period[] = [{ from: FIRST_DAY, until: LAST_DAY }];

/** The days on which a statement may hold. */
const possiblePeriod = ({ since, until }: StatementRecord): Period => ({
  from: since.earliest,
  until: until.latest,
});

const certainPeriods = ({ since, until }: StatementRecord): readonly Period[] =>
  since.latest <= until.earliest ? [{ from: since.latest, until: until.earliest }] : [];

/** The days left of some, when something of what is said in a further hop has to hold, too. */
export const narrowed = (
  days: readonly Period[],
  statements: readonly StatementRecord[],
): readonly Period[] => intersection(days, union(statements.map(possiblePeriod)));

/**
 * The chain over these nodes, or undefined where its hops never hold together. A hop keeps what may hold while the
 * whole chain may.
 */
export function chainOf(
  nodes: readonly string[],
  statements: readonly (readonly StatementRecord[])[],
): Chain | undefined {
  const mayHold = statements.reduce(narrowed, always);
  if (mayHold.length === 0) return undefined;
  const hops = statements.map((found, index) => ({
    from: nodes[index]!,
    to: nodes[index + 1]!,
    statements: found
      .filter((statement) => touches(mayHold, possiblePeriod(statement)))
      .sort((a, b) => compareText(a.id, b.id)),
  }));
  const holds = hops.reduce(
    (days, hop) => intersection(days, union(hop.statements.flatMap(certainPeriods))),
    always,
  );
  return { nodes, hops, mayHold, holds };
}

/** Whether every hop of a chain holds on a day: what its least sure hop does. */
export function chainHolding({ hops }: Chain, day: string, knownAt?: string): Holding {
  const order: readonly Holding[] = ['HOLDS', 'MAY_HOLD', 'PLANNED', 'DOES_NOT_HOLD'];
  const places = hops.map(({ statements }) =>
    Math.min(...statements.map((statement) => order.indexOf(holdingOn(statement, day, knownAt)))),
  );
  return order[Math.max(0, ...places)]!;
}

/**
 * Negative where the first statement is the weaker one: by certainty, then modality, then the number of independent
 * sources.
 */
export function compareStrength(a: StatementRecord, b: StatementRecord): number {
  const rank = (order: readonly string[], term: string): number => -order.indexOf(term);
  return (
    rank(termsOf('Certainty'), a.certainty) - rank(termsOf('Certainty'), b.certainty) ||
    rank(termsOf('Modality'), a.modality) - rank(termsOf('Modality'), b.modality) ||
    a.sources - b.sources
  );
}

/** The statement that a hop rests on most firmly. */
export const strongest = ({ statements }: Hop): StatementRecord =>
  statements.reduce((best, statement) => (compareStrength(statement, best) > 0 ? statement : best));

/** The hop that a chain hangs on: the one whose strongest statement is the weakest. The first of equals. */
export const weakestHop = (hops: readonly Hop[]): Hop =>
  hops.reduce((weakest, hop) => (compareStrength(strongest(hop), strongest(weakest)) >= 0 ? weakest : hop));

/** What a hop says from its one node to the other: `is administered by`. */
export function hopWord(hop: Hop): string {
  const statement = strongest(hop);
  return wordOf(statement, statement.from === hop.from ? 'forward' : 'backward');
}

/** Text with a full stop behind it, unless it ends in one: `… hits Apple Inc.` */
export const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

/** A chain as one sentence: `A administers B, which underpins C.` */
export function chainSentence({ nodes, hops }: Pick<Chain, 'nodes' | 'hops'>, name: (id: string) => string) {
  const steps = hops.map((hop) => `${hopWord(hop)} ${name(hop.to)}`);
  return sentence(`${name(nodes[0]!)} ${steps.join(', which ')}`);
}
