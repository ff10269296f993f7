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

  it('reach what stands below a statement: its ends, its evidence, its sources', async () => {
    const { law, source, agency } = await ask(`{
      law(id: "law-kr-electric", validAt: "2025-09-01", knownAt: "2025-09-01") {
        administeredBy { edges {
          node { id relations { totalCount } }
          statement { to { id relations { totalCount } } evidence { source { id statements(first: 100) { nodes { id } } } } }
        } }
      }
      source(id: "LAW", validAt: "2025-09-01", knownAt: "2025-09-01") { statements(first: 100) { nodes { id } } }
      agency(id: "kr-motie", validAt: "2025-09-01", knownAt: "2025-09-01") { relations { totalCount } }
    }`);
    const [{ node, statement }] = law.administeredBy.edges;
    expect(node).toEqual({ id: 'kr-motie', relations: agency.relations });
    const [own] = await ask(
      '{ entities(ids: ["law-kr-electric"], validAt: "2025-09-01", knownAt: "2025-09-01") { relations { totalCount } } }',
    ).then(({ entities }) => entities);
    expect(statement.to.relations).toEqual(own.relations);
    const cited = statement.evidence.find(({ source: { id } }: { source: { id: string } }) => id === 'LAW');
    expect(cited.source.statements).toEqual(source.statements);
  });

  it('leave a body in being whose end was not public yet', async () => {
    const { asKnown, today } = await ask(`{
      asKnown: agencies(filter: { ids: ["kr-motie"] }, validAt: "2025-11-01", knownAt: "2025-09-01") { totalCount }
      today: agencies(filter: { ids: ["kr-motie"] }, validAt: "2025-11-01") { totalCount }
    }`);
    expect([asKnown.totalCount, today.totalCount]).toEqual([1, 0]);
  });

  it('know no member of a group before it was one', async () => {
    const { companies } = await ask(
      '{ companies(filter: { countries: ["c-eu"] }, knownAt: "1960-01-01") { groups { day members { id } } } }',
    );
    expect(companies.groups[0].day).toBe('1960-01-01');
    expect(ids(companies.groups[0].members)).not.toContain('c-hr');
  });

  it('let a field further down ask for what may hold, too', async () => {
    const { programme } = await ask(`{
      programme(id: "prog-csap", validAt: "2027-07-15", certainOnly: true) {
        above: replacedBy { totalCount }
        own: replacedBy(certainOnly: false) { totalCount }
      }
      links(from: { ids: ["prog-nis-cloud-verification"] }, to: { ids: ["prog-csap"] }, via: [{ forward: [REPLACES] }], validAt: "2027-07-15", certainOnly: true) { pairCount }
    }`);
    expect([programme.above.totalCount, programme.own.totalCount]).toEqual([0, 1]);
  });

  it('find countries by their group, and refuse ids that there are not', async () => {
    const { countries } = await ask('{ countries(filter: { countries: ["agr-usmca"] }) { nodes { id } } }');
    expect(ids(countries)).toEqual(['c-ca', 'c-mx', 'c-us']);
    const { errors } = await client.ask('{ barriers(filter: { reports: ["rep-nte-2052"] }) { totalCount } }');
    expect(errors?.[0]?.extensions).toMatchObject({ reason: 'UNKNOWN_ID', field: 'filter.reports' });
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
