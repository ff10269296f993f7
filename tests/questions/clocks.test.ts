/** The two clocks at the root fields, and what they hand down. */
import { describe, expect, it } from 'vitest';
import { served } from '../support/client.js';
import { engineNames, openSeeded } from '../support/engines.js';
import { ids } from './library.js';

describe.each(engineNames)('the two clocks, on %s', (name) => {
  const client = served(() => openSeeded(name));

  const ask = async (query: string) => {
    const { data, errors } = await client.ask(query);
    expect(errors).toBeUndefined();
    return data;
  };

  it('hide an entity of which nothing was public', async () => {
    const data = await ask(`{
      hidden: event(id: "ev-map-approval", knownAt: "2025-12-31") { id }
      shown: event(id: "ev-map-approval", knownAt: "2026-03-31") { id }
      node(id: "ev-map-approval", knownAt: "2025-12-31") { id }
      entities(ids: ["ev-map-approval", "b-kr-map"], knownAt: "2025-12-31") { id }
      events(filter: { ids: ["ev-map-approval"] }, knownAt: "2025-12-31") { totalCount }
      search(text: "ev-map-approval", knownAt: "2025-12-31") { hits { entity { id } } }
    }`);
    expect(data).toEqual({
      hidden: null,
      shown: { id: 'ev-map-approval' },
      node: null,
      entities: [null, { id: 'b-kr-map' }],
      events: { totalCount: 0 },
      search: { hits: [] },
    });
  });

  it('list what exists on the day, and mark what only may', async () => {
    const { before, after, certain } = await ask(`{
      before: agencies(validAt: "2025-09-30", filter: { ids: ["kr-motie", "kr-mcee"] }) { edges { holds node { id } } }
      after: agencies(validAt: "2025-10-01", filter: { ids: ["kr-motie", "kr-mcee"] }) { edges { holds node { id } } }
      certain: agencies(validAt: "2025-10-01", certainOnly: true, filter: { ids: ["kr-motie", "kr-mcee"] }) { nodes { id } }
    }`);
    type Edge = { holds: string; node: { id: string } };
    const told = ({ edges }: { edges: Edge[] }) => edges.map(({ holds, node }) => [node.id, holds]);
    expect(told(before).map(([id]) => id)).toEqual(['kr-motie']);
    expect(told(after)).toEqual([['kr-mcee', 'HOLDS']]);
    expect(ids(certain)).toEqual(['kr-mcee']);
  });

  it('are those of the field above where a field names none, and its own where it does', async () => {
    const { law } = await ask(`{
      law(id: "law-kr-electric", validAt: "2025-09-01") {
        above: administeredBy { edges { holds node { id } } }
        own: administeredBy(validAt: "2025-11-01") { edges { holds node { id } } }
        responsible { at bodies { agency { id } } }
      }
    }`);
    type Edges = { edges: { node: { id: string } }[] };
    const bodies = ({ edges }: Edges) => edges.map(({ node }) => node.id);
    expect(bodies(law.above)).toEqual(['kr-motie']);
    expect(bodies(law.own)).toEqual(['kr-mcee']);
    expect(law.responsible).toEqual({ at: '2025-09-01', bodies: [{ agency: { id: 'kr-motie' } }] });
  });

  it('give a statement only where it holds on the day and was public', async () => {
    const data = await ask(`{
      holds: statement(id: "kr-mcee.administers.law-kr-electric", validAt: "2025-11-01") { id }
      before: statement(id: "kr-mcee.administers.law-kr-electric", validAt: "2025-09-01") { id }
      unknown: statement(id: "kr-mcee.administers.law-kr-electric", knownAt: "2025-09-01") { id }
    }`);
    expect(data).toEqual({
      holds: { id: 'kr-mcee.administers.law-kr-electric' },
      before: null,
      unknown: null,
    });
  });

  it('give a series as it stood, and as it was known', async () => {
    const { stood, known } = await ask(`{
      stood: reportSeries(name: "NTE", validAt: "2024-12-31") { editions { edition } }
      known: reportSeries(name: "NTE", knownAt: "2025-12-31") { editions { edition } }
    }`);
    expect(stood.editions.at(-1)).toEqual({ edition: '2024' });
    expect(known.editions.at(-1)).toEqual({ edition: '2025' });
  });
});
