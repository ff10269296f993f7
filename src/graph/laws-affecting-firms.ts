/** Chains from laws to the firms that they affect: their hops, when they hold, how strong they are. */
import { termsOf } from '../ontology/vocabularies.js';
import { FIRST_DAY, holdingOn, LAST_DAY } from './days.js';
import type { Parameters, Row } from './engine.js';
import { compareText } from './normalize.js';
import { parseRecord } from './read.js';
import type { StatementRecord } from './records.js';

/** Which firm counts as a firm of a country. */
export type Nationality = 'HEADQUARTERS' | 'INCORPORATION' | 'ULTIMATE_PARENT';

/** A list that is given and empty leaves nothing; one that is not given filters nothing. */
export interface FirmsFilter {
  readonly countries?: readonly string[];
  readonly nationality?: Nationality;
  readonly ids?: readonly string[];
  readonly sectors?: readonly string[];
}

export interface ChainsFilter {
  readonly jurisdictions?: readonly string[];
  readonly laws?: readonly string[];
  readonly instruments?: readonly string[];
  readonly statuses?: readonly string[];
  readonly agencies?: readonly string[];
  readonly reports?: readonly string[];
  readonly issues?: readonly string[];
  readonly effects: readonly string[];
  /** Whether a firm is reached through its sector, too. */
  readonly throughSectors?: boolean;
  readonly validAt?: string;
  /** Leaves out what only may hold at `validAt`. */
  readonly certainOnly?: boolean;
  readonly knownAt?: string;
}

/** One step of a chain: everything that is said between two neighbouring nodes. */
export interface Hop {
  readonly from: string;
  readonly to: string;
  readonly statements: readonly StatementRecord[];
}

/** A sequence of nodes from a law to a firm. */
export interface LawChain {
  readonly law: string;
  /** Id of the country whose law it is; absent for an agreement. */
  readonly jurisdiction?: string;
  readonly firm: string;
  readonly effect: string;
  /** What chains are sorted and paged by: law, firm, effect. */
  readonly key: readonly string[];
  /** Ids of the nodes from the law to the firm. */
  readonly nodes: readonly string[];
  readonly hops: readonly Hop[];
  readonly holds: Overlap;
}

/** The first and last day on which every hop may hold. */
export interface Overlap {
  readonly from: string;
  readonly until: string;
}

/** Whether a filter leaves nothing, because a list that is given is empty. */
export const leavesNothing = (filter: object): boolean =>
  Object.values(filter).some((value) => Array.isArray(value) && value.length === 0);

/** The parameters of `laws-affecting-firms.cypher`, in which an empty list filters nothing. */
export function chainsParameters(firms: readonly string[], filter: ChainsFilter): Parameters {
  return {
    firms,
    jurisdictions: filter.jurisdictions ?? [],
    laws: filter.laws ?? [],
    instruments: filter.instruments ?? [],
    statuses: filter.statuses ?? [],
    agencies: filter.agencies ?? [],
    reports: filter.reports ?? [],
    issues: filter.issues ?? [],
    effects: filter.effects,
    throughSectors: filter.throughSectors ?? false,
    earliest: filter.validAt ?? FIRST_DAY,
    latest: filter.validAt ?? LAST_DAY,
    knownAt: filter.knownAt ?? LAST_DAY,
  };
}

/**
 * Chains from the rows of `laws-affecting-firms.cypher`: rows over the same nodes are one chain whose hops hold all their
 * statements, so that the number of chains does not grow with the number of sources. Statements that are negated, not
 * public or not in force at the dates of the filter are left out, and chains whose hops never hold together.
 */
export function lawChains(rows: readonly Row[], filter: ChainsFilter): readonly LawChain[] {
  const counts = (statement: StatementRecord): boolean => {
    if (statement.negated || statement.knownFrom > (filter.knownAt ?? LAST_DAY)) return false;
    if (filter.validAt === undefined) return true;
    const holding = holdingOn(statement, filter.validAt);
    return holding === 'HOLDS' || (holding === 'MAY_HOLD' && !filter.certainOnly);
  };
  const chains = new Map<string, { row: Row; nodes: string[]; hops: Map<string, StatementRecord>[] }>();
  for (const row of rows) {
    const nodes = [...(row.basis as string[])].reverse().concat([...(row.reach as string[])].reverse());
    const texts = [...(row.basisHops as string[])].reverse();
    const statements = [...texts, row.hit as string, ...[...(row.reachHops as string[])].reverse()].map(
      (text) => parseRecord<StatementRecord>(text),
    );
    if (!statements.every(counts)) continue;
    const key = [row.effect, ...nodes].join(' ');
    const chain = chains.get(key) ?? { row, nodes, hops: statements.map(() => new Map()) };
    statements.forEach((statement, index) => {
      chain.hops[index]?.set(statement.id, statement);
    });
    chains.set(key, chain);
  }
  return [...chains.values()].flatMap(({ row, nodes, hops: found }) => {
    const hops = found.map((statements, index) => ({
      from: nodes[index]!,
      to: nodes[index + 1]!,
      statements: [...statements.values()].sort((a, b) => compareText(a.id, b.id)),
    }));
    const holds = overlap(hops);
    if (!holds) return [];
    const { law, firm, effect, lawKey, firmKey, jurisdiction } = row as Readonly<Record<string, string>>;
    return [
      {
        law: law!,
        jurisdiction: jurisdiction ?? undefined,
        firm: firm!,
        effect: effect!,
        key: [lawKey!, law!, firmKey!, firm!, effect!],
        nodes,
        hops,
        holds,
      },
    ];
  });
}

/** The chains to firms that laws of at least so many jurisdictions reach. */
export function acrossJurisdictions(chains: readonly LawChain[], least: number): readonly LawChain[] {
  const reached = new Map<string, Set<string>>();
  for (const { firm, jurisdiction } of chains) {
    if (jurisdiction) reached.set(firm, (reached.get(firm) ?? new Set()).add(jurisdiction));
  }
  return chains.filter(({ firm }) => (reached.get(firm)?.size ?? 0) >= least);
}

function overlap(hops: readonly Hop[]): Overlap | undefined {
  let from = FIRST_DAY;
  let until = LAST_DAY;
  for (const { statements } of hops) {
    const first = statements.map(({ since }) => since.earliest).reduce((a, b) => (b < a ? b : a));
    const last = statements.map(({ until: end }) => end.latest).reduce((a, b) => (b > a ? b : a));
    if (first > from) from = first;
    if (last < until) until = last;
  }
  return from <= until ? { from, until } : undefined;
}

/**
 * Negative where the first statement is the weaker one: by certainty, then modality, then the number of independent
 * sources.
 */
function compareStrength(a: StatementRecord, b: StatementRecord): number {
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
export const weakestHop = (hops: readonly Hop[]): Hop | undefined =>
  hops.reduce<Hop | undefined>(
    (weakest, hop) => (weakest && compareStrength(strongest(hop), strongest(weakest)) >= 0 ? weakest : hop),
    undefined,
  );
