/** Laws that affect firms: the routes from a law to a firm, and what is asked of them. */
import type { Route, Step } from './route.js';

const once = { least: 1, most: 1 } as const;
const perhaps = { least: 0, most: 1 } as const;
const nothing: readonly string[] = [];

/**
 * From a law, over a programme that implements it and the barrier that rests on either, to whom that affects: the firm
 * itself, its product, a firm that it controls, or, on a route of its own, its sector.
 */
export function routesToFirms(
  effect: string,
  { causes, throughSectors }: { causes?: ReadonlySet<string>; throughSectors: boolean },
): readonly Route[] {
  const toWhomItAffects: Route = [
    {
      ...perhaps,
      forward: nothing,
      backward: ['IMPLEMENTS'],
      from: { kinds: ['Law'] },
      to: { kinds: ['Programme'] },
    },
    { ...perhaps, forward: ['UNDERPINS'], backward: nothing, to: { kinds: ['Barrier'] } },
    {
      ...once,
      forward: ['AFFECTS'],
      backward: nothing,
      qualifiers: { effect: [effect] },
      from: { ids: causes },
    },
  ];
  const offered: Step = {
    ...perhaps,
    forward: nothing,
    backward: ['OFFERS'],
    from: { kinds: ['Product'] },
    to: { kinds: ['Company'] },
  };
  const controlled: Step = {
    least: 0,
    most: 3,
    forward: nothing,
    backward: ['OWNS'],
    qualifiers: { controlling: true },
    to: { kinds: ['Company'] },
  };
  const operating: Step = {
    ...once,
    forward: nothing,
    backward: ['OPERATES_IN'],
    from: { kinds: ['Sector'] },
  };
  return [
    [...toWhomItAffects, offered, controlled],
    ...(throughSectors ? [[...toWhomItAffects, operating]] : []),
  ];
}
