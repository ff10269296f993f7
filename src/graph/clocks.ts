/** The two clocks of a question: when something has to hold, and by when it has to have been public. */
import { FIRST_DAY, LAST_DAY } from './days.js';
import type { Parameters } from './engine.js';

export interface Clocks {
  readonly validAt?: string;
  /** Leaves out what only may hold at `validAt`. */
  readonly certainOnly?: boolean;
  readonly knownAt?: string;
}

/** The clocks as parameters of the files of `cypher/`, in which the whole of time filters nothing. */
export const clockParameters = ({ validAt, knownAt }: Clocks): Parameters => ({
  earliest: validAt ?? FIRST_DAY,
  latest: validAt ?? LAST_DAY,
  knownAt: knownAt ?? LAST_DAY,
});
