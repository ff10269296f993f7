/** Chains from laws to the firms that they affect: their hops, when they hold, how strong they are. */
import { termsOf } from '../ontology/vocabularies.js';
import type { Parameters, Row } from './engine.js';
import { parseRecord } from './read.js';
import type { StatementRecord } from './records.js';

/** Which firm counts as a firm of a country. */
export type Nationality = 'HEADQUARTERS' | 'INCORPORATION' | 'ULTIMATE_PARENT';

export interface LawsAndFirmsFilter {
  readonly firmCountries?: readonly string[];
  readonly nationality?: Nationality;
  readonly firms?: readonly string[];
  readonly firmSectors?: readonly string[];
  readonly jurisdictions?: readonly string[];
  readonly laws?: readonly string[];
  readonly instruments?: readonly string[];
  readonly statuses?: readonly string[];
  readonly agencies?: readonly string[];
  readonly reports?: readonly string[];
  readonly issues?: readonly string[];
  readonly effects?: readonly string[];
  /** Whether a firm is reached through its sector, too. */
  readonly throughSectors?: boolean;
  readonly validAt?: string;
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
  /** Ids of the nodes from the law to the firm. */
  readonly nodes: readonly string[];
  readonly hops: readonly Hop[];
}

export interface Overlap {
  /** The first and last day on which every hop may hold. */
  readonly from: string;
  readonly until: string;
}

/** The parameters of `laws-affecting-firms.cypher`: a list that is empty filters nothing. */
export function lawsAndFirmsParameters(filter: LawsAndFirmsFilter): Parameters {
  return {
    countries: filter.firmCountries ?? [],
    nationality: filter.nationality ?? 'HEADQUARTERS',
    firms: filter.firms ?? [],
    sectors: filter.firmSectors ?? [],
    jurisdictions: filter.jurisdictions ?? [],
    laws: filter.laws ?? [],
    instruments: filter.instruments ?? [],
    statuses: filter.statuses ?? [],
    agencies: filter.agencies ?? [],
    reports: filter.reports ?? [],
    issues: filter.issues ?? [],
    effects: filter.effects ?? ['HITS'],
    throughSectors: filter.throughSectors ?? false,
    earliest: filter.validAt ?? '0001-01-01',
    latest: filter.validAt ?? '9999-12-31',
    certainOnly: filter.certainOnly ?? false,
    knownAt: filter.knownAt ?? '9999-12-31',
  };
}

/**
 * Chains from the rows of `laws-affecting-firms.cypher`: rows over the same nodes are one chain whose hops hold
 * all their statements, so that the number of chains does not grow with the number of sources.
 */
export function lawChains(rows: readonly Row[]): readonly LawChain[] {
  const chains = new Map<string, { row: Row; hops: Map<string, StatementRecord>[] }>();
  for (const row of rows) {
    const nodes = row.nodes as string[];
    const key = [row.effect, ...nodes].join(' ');
    let chain = chains.get(key);
    if (!chain) {
      chain = { row, hops: nodes.slice(1).map(() => new Map()) };
      chains.set(key, chain);
    }
    (row.hops as string[]).forEach((record, index) => {
      const statement = parseRecord<StatementRecord>(record);
      chain.hops[index]?.set(statement.id, statement);
    });
  }
  return [...chains.values()]
    .map(({ row, hops }) => {
      const nodes = row.nodes as string[];
      return {
        law: row.law as string,
        jurisdiction: (row.jurisdiction as string | null) ?? undefined,
        firm: row.firm as string,
        effect: row.effect as string,
        nodes,
        hops: hops.map((statements, index) => ({
          from: nodes[index]!,
          to: nodes[index + 1]!,
          statements: [...statements.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
        })),
      };
    })
    .filter((chain) => overlap(chain.hops) !== undefined);
}

/** The chains to firms that laws of at least so many jurisdictions reach. */
export function acrossJurisdictions(chains: readonly LawChain[], least: number): readonly LawChain[] {
  const reached = new Map<string, Set<string>>();
  for (const { firm, jurisdiction } of chains) {
    if (jurisdiction) reached.set(firm, (reached.get(firm) ?? new Set()).add(jurisdiction));
  }
  return chains.filter(({ firm }) => (reached.get(firm)?.size ?? 0) >= least);
}

/** The days on which all hops may hold together, or undefined where they never do. */
export function overlap(hops: readonly Hop[]): Overlap | undefined {
  let from = '0001-01-01';
  let until = '9999-12-31';
  for (const { statements } of hops) {
    const first = min(statements.map(({ since }) => since.earliest));
    const last = max(statements.map(({ until: end }) => end.latest));
    if (first > from) from = first;
    if (last < until) until = last;
  }
  return from <= until ? { from, until } : undefined;
}

/** The weakest hop of a chain: by certainty, then modality, then the number of independent sources. */
export function weakestHop(hops: readonly Hop[]): Hop | undefined {
  return [...hops].sort((a, b) => compareStrength(a, b))[0];
}

/** Negative where the first hop is the weaker one. A hop is as strong as its strongest statement. */
export function compareStrength(a: Hop, b: Hop): number {
  const [x, y] = [strength(a), strength(b)];
  for (let index = 0; index < x.length; index++) {
    if (x[index] !== y[index]) return x[index]! - y[index]!;
  }
  return 0;
}

function strength({ statements }: Hop): readonly number[] {
  const best = (order: readonly string[], value: (statement: StatementRecord) => string) =>
    Math.max(...statements.map((statement) => -order.indexOf(value(statement))));
  return [
    best(termsOf('Certainty'), ({ certainty }) => certainty),
    best(termsOf('Modality'), ({ modality }) => modality),
    Math.max(...statements.map(({ sources }) => sources)),
  ];
}

const min = (days: readonly string[]): string => days.reduce((a, b) => (b < a ? b : a));
const max = (days: readonly string[]): string => days.reduce((a, b) => (b > a ? b : a));
