/** How much one question over chains may read and return. */

/** Statements read, chains found, hops tried for them, and statements of an entity past which chains are not followed through it. */
export const BOUNDS = { statements: 50_000, chains: 20_000, hub: 5_000, trials: 200_000 } as const;

/** How many paths a search may find. */
export const MOST_PATHS = 1_000;

/** How many hops a chain may have. */
export const MOST_HOPS = 6;

/** The same of a reason: a longer chain explains nothing. */
export const MOST_HOPS_OF_A_REASON = 4;
