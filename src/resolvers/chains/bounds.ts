/** How much one question over chains may read and return. */

/** Statements read, chains found, and statements of an entity past which chains are not followed through it. */
export const BOUNDS = { statements: 50_000, chains: 20_000, hub: 5_000 } as const;

/** How many hops a chain may have. */
export const MOST_HOPS = 6;
