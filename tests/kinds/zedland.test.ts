/** A part of the world is added by data alone: an unseen country, law and firm, and the flagship about them. */
import { describe, expect, it } from 'vitest';
import { question } from '../questions/library.js';
import { served } from '../support/client.js';
import { engineNames, openSeededWith } from '../support/engines.js';

const FLAGSHIP = question('LawsAffectingUsFirms').query;

describe.each(engineNames)('Zedland on %s', (name) => {
  const client = served(() => openSeededWith(name, 'tests/fixtures/zedland'));

  const flagship = async (variables: object) => {
    const { data, errors } = await client.ask(FLAGSHIP, variables);
    expect(errors).toBeUndefined();
    return data.lawsAffectingFirms;
  };
  const zedland = { laws: { jurisdictions: ['c-zz'] } };
  type Pair = { law: { id: string }; firm: { id: string }; effect: string };
  const pairs = async (variables: object) =>
    (await flagship(variables)).nodes.map(({ law, firm, effect }: Pair) => [law.id, firm.id, effect]);

  it('is in the answer to the flagship, with who says so', async () => {
    const { nodes, pairCount, chainCount } = await flagship({ ...zedland, firms: { countries: ['c-us'] } });
    expect([pairCount, chainCount]).toEqual([1, 1]);
    expect(nodes[0]).toMatchObject({
      law: { id: 'law-zz-data' },
      firm: { id: 'co-zz-hit' },
      effect: 'HITS',
      chains: [
        {
          nodes: [{ id: 'law-zz-data' }, { id: 'b-zz-data' }, { id: 'co-zz-hit' }],
          weakestHop: {
            sentence: 'Data has to stay in Zedland hits Acme Zed.',
            certainty: 'STATED',
            modality: 'CLAIM',
          },
          hops: [
            {
              certainty: 'LEGAL_TEXT',
              statements: [{ id: 'law-zz-data.underpins.b-zz-data', provision: 'Art. 5' }],
            },
            {
              ground: 'REPORTED_BY_FIRM',
              statements: [
                {
                  id: 'b-zz-data.affects.co-zz-hit',
                  evidence: [
                    { source: { id: 'team-memo' }, locator: 'p. 8', assertedBy: { id: 'co-zz-hit' } },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('has firms by headquarters, incorporation and ultimate parent, which differ', async () => {
    const hit = [['law-zz-data', 'co-zz-hit', 'HITS']];
    const by = (country: string, nationality?: string) =>
      pairs({ ...zedland, firms: { countries: [country], nationality } });
    expect(await by('c-us')).toEqual(hit);
    expect(await by('c-zz', 'INCORPORATION')).toEqual(hit);
    // The parent itself is reached through its subsidiary; both are Japanese by their ultimate parent.
    expect(await by('c-jp', 'ULTIMATE_PARENT')).toEqual([['law-zz-data', 'co-zz-parent', 'HITS'], ...hit]);
    expect(await by('c-zz')).toEqual([]);
  });

  it('has firms that laws of several jurisdictions reach', async () => {
    const query = `query ($least: Int!) {
      lawsAffectingFirms(firms: { ids: ["co-zz-hit", "co-google"] }, minJurisdictions: $least, first: 100) {
        nodes { firm { id } }
      }
    }`;
    const firms = async (least: number) => {
      const { data } = await client.ask(query, { least });
      return [...new Set(data.lawsAffectingFirms.nodes.map(({ firm }: Pair) => firm.id))].sort();
    };
    expect(await firms(1)).toEqual(['co-google', 'co-zz-hit']);
    expect(await firms(2)).toEqual(['co-google']);
    expect(await firms(50)).toEqual([]);
  });

  it('takes firms only, whatever ids are given', async () => {
    const query = '{ lawsAffectingFirms(firms: { ids: ["c-us", "sec-cloud"] }) { pairCount } }';
    expect((await client.ask(query)).data.lawsAffectingFirms.pairCount).toBe(0);
  });

  it('never shows a sheltered firm as hit', async () => {
    expect(await pairs({ ...zedland, firms: { ids: ['co-zz-sheltered'] } })).toEqual([]);
    expect(await pairs({ ...zedland, firms: { ids: ['co-zz-sheltered'] }, effects: ['SHELTERS'] })).toEqual([
      ['law-zz-data', 'co-zz-sheltered', 'SHELTERS'],
    ]);
  });

  it('is found by what is filtered: agency, report, issue, instrument, dates', async () => {
    const query = `query ($laws: LawFilter, $reports: [ID!], $issues: [ID!], $validAt: Day, $knownAt: Day) {
      lawsAffectingFirms(
        firms: { countries: ["c-us"] } laws: $laws reports: $reports issues: $issues validAt: $validAt knownAt: $knownAt
      ) { nodes { law { id } firm { id } } }
    }`;
    const laws = async (variables: { laws?: object; [name: string]: unknown }) => {
      const { data, errors } = await client.ask(query, {
        ...variables,
        laws: { ...zedland.laws, ...variables.laws },
      });
      expect(errors).toBeUndefined();
      return data.lawsAffectingFirms.nodes.map(({ law }: Pair) => law.id);
    };
    const found = ['law-zz-data'];
    expect(await laws({ laws: { agencies: ['zz-office'] } })).toEqual(found);
    expect(await laws({ laws: { agencies: ['kr-kisa'] } })).toEqual([]);
    expect(await laws({ reports: ['rep-zz-2026'] })).toEqual(found);
    expect(await laws({ reports: ['rep-nte-2025'] })).toEqual([]);
    expect(await laws({ issues: ['iss-zz'] })).toEqual(found);
    expect(await laws({ laws: { instruments: ['BILL'] } })).toEqual([]);
    expect(await laws({ validAt: '2026-06-01' })).toEqual(found);
    expect(await laws({ knownAt: '2026-02-10' })).toEqual(found);
    expect(await laws({ knownAt: '2026-02-09' })).toEqual([]);
    // What filters has to hold and be known, too: the office was in charge until June 2024.
    expect(await laws({ laws: { agencies: ['zz-office'] }, validAt: '2023-01-01' })).toEqual(found);
    expect(await laws({ laws: { agencies: ['zz-office'] }, validAt: '2025-01-01' })).toEqual([]);
    // An edition that is named has its own date; it has to be known.
    expect(await laws({ reports: ['rep-zz-2026'], validAt: '2025-12-31' })).toEqual(found);
    expect(await laws({ reports: ['rep-zz-2026'], knownAt: '2025-12-31' })).toEqual([]);
  });

  it('is found by search, in both languages', async () => {
    const { data } = await client.ask(
      '{ en: search(text: "zedland data") { hits { entity { id } } } ko: search(text: "제드랜드") { hits { entity { id } } } }',
    );
    expect(data.en.hits[0].entity.id).toBe('law-zz-data');
    expect(data.ko.hits[0].entity.id).toBe('c-zz');
  });
});
