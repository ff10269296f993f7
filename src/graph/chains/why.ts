/** Why two entities are linked: the chains between them, the best reason first. */
import { compareText } from '../normalize.js';
import { type Chain, compareStrength, type Hop, strongest, weakestHop } from './chain.js';
import type { PathAnswer } from './paths.js';

export interface Reason {
  readonly chain: Chain;
  /** The hop that the reason hangs on. */
  readonly weakest: Hop;
  /** The entity between the two that has the most statements; a direct link has none. */
  readonly busiest?: { readonly id: string; readonly degree: number };
}

export interface WhyAnswer extends Omit<PathAnswer, 'paths'> {
  readonly reasons: readonly Reason[];
}

/**
 * Ranks chains as reasons: first those whose weakest hop is the stronger, then the more specific way (the busiest
 * entity between has fewer statements), then the shorter, then by id.
 */
export function ranked(chains: readonly Chain[], degreeOf: (id: string) => number): readonly Reason[] {
  const reasons = chains.map((chain): Reason => {
    const between = chain.nodes.slice(1, -1).map((id) => ({ id, degree: degreeOf(id) }));
    const [busiest] = between.sort((a, b) => b.degree - a.degree || compareText(a.id, b.id));
    return { chain, weakest: weakestHop(chain.hops), busiest };
  });
  return reasons.sort(
    (a, b) =>
      compareStrength(strongest(b.weakest), strongest(a.weakest)) ||
      (a.busiest?.degree ?? 0) - (b.busiest?.degree ?? 0) ||
      a.chain.nodes.length - b.chain.nodes.length ||
      compareText(a.chain.nodes.join(' '), b.chain.nodes.join(' ')),
  );
}
