/** Questions between two sets, two entities, two clocks and two lists of members. */
import { describe, expect, it } from 'vitest';
import { served } from '../support/client.js';
import { engineNames, openSeeded } from '../support/engines.js';
import { asking, ids } from './library.js';

interface Chain {
  readonly sentence: string;
  readonly hops: readonly { statements: readonly { id: string; evidence: readonly unknown[] }[] }[];
}

describe.each(engineNames)('questions over chains, on %s', (name) => {
  const ask = asking(name);

  it('S01: agencies stand behind the barriers that the 2025 NTE lists, each by a chain with evidence', async () => {
    const { links } = await ask('S01_WhichAgenciesStandBehindTheBarriersOfTheNte');

    const chains: Chain[] = links.nodes.flatMap((node: { chains: Chain[] }) => node.chains);
    expect(chains.map(({ sentence }) => sentence)).toContain(
      'Korea Internet & Security Agency administers Cloud Security Assurance Program, which underpins CSAP requirements for public-sector cloud.',
    );
    for (const { hops } of chains) {
      for (const { statements } of hops) {
        expect(statements).not.toHaveLength(0);
        for (const { evidence } of statements) expect(evidence).not.toHaveLength(0);
      }
    }
    expect(links.pairCount).toBe(links.nodes.length);
    expect(links.chainCount).toBe(chains.length);
    const statements = chains.flatMap(({ hops }) => hops.flatMap((hop) => ids(hop.statements)));
    expect(links.statementCount).toBe(new Set(statements).size);
  });

  it('S02: at network fees US firms are hit and Korean carriers sheltered', async () => {
    const { links } = await ask('S02_WhichFirmsOfTwoCountriesMeetAtABarrier');

    const sentences = links.nodes.flatMap(({ chains }: { chains: Chain[] }) =>
      chains.map(({ sentence }) => sentence),
    );
    expect(sentences).not.toHaveLength(0);
    for (const sentence of sentences) expect(sentence).toMatch(/ is hit by .+, which shelters /);
  });

  it('S03: who opposes the platform bills is set beside the firms that they hit', async () => {
    const { opposed, hit } = await ask('S03_WhoOpposesALawAndWhichFirmsDoesItHit');

    expect(opposed.pairCount).toBeGreaterThan(2);
    expect(ids(hit.nodes.map(({ to }: { to: { id: string } }) => to))).toEqual(
      expect.arrayContaining(['co-apple', 'co-meta']),
    );
  });

  it('S04: a firm is hit through what it offers', async () => {
    const { links } = await ask('S04_WhichLawsHitFirmsThroughTheirProducts');

    for (const { chains } of links.nodes) {
      for (const { sentence } of chains) expect(sentence).toMatch(/ hits .+, which is offered by /);
    }
    expect(links.pairCount).toBeGreaterThan(0);
  });

  it('P01: KISA and AWS are linked first by the certificate, which is the strongest and most specific', async () => {
    const { why } = await ask('P01_WhyAreAnAgencyAndAFirmLinked');

    expect(why.reasons[0]).toMatchObject({
      rank: 1,
      busiest: { label: 'Cloud Security Assurance Program' },
      chain: {
        sentence:
          'Korea Internet & Security Agency administers Cloud Security Assurance Program, which certifies Amazon Web Services.',
        weakestHop: { certainty: 'STATED', modality: 'FACT' },
      },
    });
    const order = ['LEGAL_TEXT', 'STATED', 'INFERRED'];
    const weakest = why.reasons.map(({ chain }: { chain: { weakestHop: { certainty: string } } }) =>
      order.indexOf(chain.weakestHop.certainty),
    );
    expect(weakest).toEqual([...weakest].sort());
  });

  it('P02: the shortest ways from the Cloud Computing Act to the Digital Markets Act have four hops', async () => {
    const { paths } = await ask('P02_WhatAreTheShortestWaysFromOneLawToAnother');

    expect(paths).toMatchObject({ searchedHops: 4, bounds: [], skippedHubs: [] });
    expect(paths.pathCount).toBe(paths.paths.length);
    for (const { hops } of paths.paths) expect(hops).toHaveLength(4);
  });

  it('P03: a required kind lies on every path, an avoided one on none', async () => {
    const { paths } = await ask('P03_HowDoesAReportHangTogetherWithAMinistry');

    expect(paths.paths.length).toBeGreaterThan(0);
    for (const { sentence } of paths.paths) expect(sentence).not.toContain('Republic of Korea');
  });

  it('T01: four pairs of dates give four answers on map exports', async () => {
    const { before, beforeAsKnownLater, afterAsForeseen, after } = await ask(
      'T01_HadAnyFirmBeenAllowedToExportMaps',
    );

    type Then = {
      values: { value: string; until: { edtf: string | null } }[];
      addressedBy: { edges: { node: { id: string } }[] };
      claims: { edges: { node: { id: string } }[] };
    };
    const told = ({ values, addressedBy, claims }: Then) => ({
      status: values.map(({ value, until }) => [value, until.edtf]),
      approvals: addressedBy.edges.map(({ node }) => node.id),
      denied: claims.edges.some(({ node }) => node.id === 'claim-no-map-approval'),
    });
    expect(told(before)).toEqual({ status: [['NEGOTIATED', null]], approvals: [], denied: false });
    expect(told(beforeAsKnownLater)).toEqual({
      status: [['NEGOTIATED', '2026-02-26']],
      approvals: [],
      denied: true,
    });
    expect(told(afterAsForeseen)).toEqual({ status: [['NEGOTIATED', null]], approvals: [], denied: false });
    expect(told(after)).toEqual({ status: [['EASED', null]], approvals: ['ev-map-approval'], denied: true });
  });

  it('T02: who is in charge of electricity depends on both clocks', async () => {
    const answers = await ask('T02_WhichMinistryRunsTheActBeforeAndAfter');

    type Edge = { holds: string; node: { id: string }; statement: { until: { edtf: string | null } } };
    const told = Object.fromEntries(
      Object.entries(answers as Record<string, { administeredBy: { edges: Edge[] } }>).map(
        ([which, { administeredBy }]) => [
          which,
          administeredBy.edges.map(({ holds, node, statement }) => [node.id, holds, statement.until.edtf]),
        ],
      ),
    );
    expect(told).toEqual({
      before: [['kr-motie', 'MAY_HOLD', null]],
      beforeAsKnownLater: [['kr-motie', 'MAY_HOLD', '2025-09-30']],
      afterAsForeseen: [['kr-motie', 'HOLDS', null]],
      after: [['kr-mcee', 'HOLDS', null]],
    });
  });

  it('T03: the replacement of CSAP is planned for 2027, and known from April 2026', async () => {
    const answers = await ask('T03_WhatWasToBecomeOfCsap');

    type Then = {
      values: { type: string; value: string }[];
      replacedBy: { edges: { holds: string; node: { id: string } }[] };
    };
    const told = ({ values, replacedBy }: Then) => [
      values.filter(({ type }) => type === 'HAS_STATUS').map(({ value }) => value),
      replacedBy.edges.map(({ holds, node }) => [node.id, holds]),
    ];
    expect(told(answers.nowBeforeThePlan)).toEqual([['IN_FORCE'], []]);
    expect(told(answers.thenBeforeThePlan)).toEqual([['IN_FORCE'], []]);
    expect(told(answers.nowAfterThePlan)).toEqual([['BEING_REPLACED'], []]);
    expect(told(answers.thenAfterThePlan)).toEqual([
      ['BEING_REPLACED'],
      [['prog-nis-cloud-verification', 'PLANNED']],
    ]);
  });

  it('G01: the parties of an agreement stand for it, and are named', async () => {
    const { lawsAffectingFirms } = await ask('G01_WhichFirmsOfAGroupDoLawsHit');

    expect(lawsAffectingFirms.groups).toMatchObject([
      { day: '2026-06-01', members: [{ id: 'c-ca' }, { id: 'c-mx' }, { id: 'c-us' }] },
    ]);
    expect(lawsAffectingFirms.pairCount).toBeGreaterThan(0);
  });

  it('G02: the United Kingdom was a member until 31 January 2020', async () => {
    const { before, after } = await ask('G02_WhichBarriersDidTheMembersOfAGroupKeepUp');

    const members = ({ groups }: { groups: { members: { id: string }[] }[] }) => ids(groups[0]!.members);
    expect(members(before).filter((id) => !members(after).includes(id))).toEqual(['c-gb']);
    expect(members(after)).toHaveLength(27);
    expect(before.totalCount).toBeGreaterThan(after.totalCount);
  });

  it('G03: members of ASEAN have agreed with the United States on barriers', async () => {
    const { links } = await ask('G03_WhichMembersOfAGroupAgreedOnBarriers');

    expect(links.pairCount).toBeGreaterThan(0);
    for (const { chains } of links.nodes) {
      for (const { sentence } of chains) expect(sentence).toMatch(/^Association of Southeast Asian Nations /);
    }
  });
});

describe.each(engineNames)('what cannot be asked, on %s', (name) => {
  const client = served(() => openSeeded(name));

  const refused = async (query: string) => {
    const { errors } = await client.ask(query);
    return { message: errors?.[0]?.message, ...errors?.[0]?.extensions };
  };

  it('names near ids where one is unknown', async () => {
    expect(await refused('{ why(a: "kr-kisaa", b: "co-aws") { reasonCount } }')).toMatchObject({
      code: 'BAD_USER_INPUT',
      reason: 'UNKNOWN_ID',
      field: 'a',
      value: 'kr-kisaa',
      message: expect.stringContaining('"kr-kisa"'),
    });
    expect(
      await refused('{ links(from: { countries: ["c-kor"] }, to: { kinds: [Company] }) { pairCount } }'),
    ).toMatchObject({ reason: 'UNKNOWN_ID', field: 'from.countries', value: 'c-kor' });
    expect(await refused('{ lawsAffectingFirms(reports: ["nte-2025"]) { pairCount } }')).toMatchObject({
      reason: 'UNKNOWN_ID',
      field: 'reports',
      message: expect.stringContaining('rep-nte-2025'),
    });
  });

  it('follows former ids', async () => {
    const { data } = await client.ask('{ paths(from: "kr-kcc-former", to: "kr-kmcc") { from { id } } }');
    const known = await client.ask('{ entity(id: "kr-kcc-former") { id } }');
    if (known.data.entity) expect(data.paths.from.id).toBe(known.data.entity.id);
  });

  it('refuses the same entity at both ends', async () => {
    expect(await refused('{ paths(from: "kr-kisa", to: "kr-kisa") { pathCount } }')).toMatchObject({
      reason: 'SAME_ENDS',
      field: 'to',
      value: 'kr-kisa',
    });
    expect(await refused('{ why(a: "kr-kisa", b: "kr-kisa") { reasonCount } }')).toMatchObject({
      reason: 'SAME_ENDS',
      field: 'b',
    });
  });

  it('refuses bounds that are negative, huge or upside down, and says what they may be', async () => {
    const ends = 'from: "kr-kisa", to: "co-aws"';
    expect(await refused(`{ paths(${ends}, maxHops: -1) { pathCount } }`)).toMatchObject({
      reason: 'OUT_OF_RANGE',
      field: 'maxHops',
      value: -1,
      message: 'maxHops must be 1 to 6, but got -1.',
    });
    expect(await refused(`{ paths(${ends}, maxHops: 2000000000) { pathCount } }`)).toMatchObject({
      reason: 'OUT_OF_RANGE',
      value: 2000000000,
    });
    expect(await refused(`{ paths(${ends}, hubLimit: 0) { pathCount } }`)).toMatchObject({
      reason: 'OUT_OF_RANGE',
      field: 'hubLimit',
    });
    const sets = 'from: { kinds: [Law] }, to: { kinds: [Company] }';
    expect(await refused(`{ links(${sets}, via: [{ least: 3, most: 2 }]) { pairCount } }`)).toMatchObject({
      reason: 'UPSIDE_DOWN',
      field: 'via.least',
      value: 3,
    });
    expect(await refused(`{ links(${sets}, via: [{ most: 4 }, { most: 4 }]) { pairCount } }`)).toMatchObject({
      reason: 'OUT_OF_RANGE',
      field: 'via.most',
      value: 8,
    });
    expect(await refused(`{ links(${sets}, via: []) { pairCount } }`)).toMatchObject({
      reason: 'OUT_OF_RANGE',
      field: 'via',
    });
    expect(await refused(`{ links(${sets}, via: [{ forward: [] }]) { pairCount } }`)).toMatchObject({
      reason: 'EMPTY_FILTER',
      field: 'via.forward',
    });
  });

  it('refuses an empty filter, which would mean everything', async () => {
    expect(await refused('{ links(from: {}, to: { kinds: [Company] }) { pairCount } }')).toMatchObject({
      reason: 'EMPTY_FILTER',
      field: 'from',
    });
    expect(
      await refused('{ links(from: { kinds: [Law] }, to: { nationality: INCORPORATION }) { pairCount } }'),
    ).toMatchObject({ reason: 'EMPTY_FILTER', field: 'to' });
    expect(
      await refused('{ paths(from: "kr-kisa", to: "co-aws", relations: []) { pathCount } }'),
    ).toMatchObject({
      reason: 'EMPTY_FILTER',
      field: 'relations',
    });
  });

  it('refuses what is asked for and avoided at once', async () => {
    const ends = 'from: "kr-kisa", to: "co-aws"';
    expect(
      await refused(`{ paths(${ends}, require: { kinds: [Law] }, avoid: { kinds: [Law] }) { pathCount } }`),
    ).toMatchObject({ reason: 'CONTRADICTION', field: 'avoid.kinds', value: 'Law' });
    expect(await refused(`{ paths(${ends}, avoid: { ids: ["co-aws"] }) { pathCount } }`)).toMatchObject({
      reason: 'CONTRADICTION',
      field: 'avoid.ids',
    });
  });

  it('refuses a day that there is not', async () => {
    const query = 'query ($day: Day) { why(a: "kr-kisa", b: "co-aws", validAt: $day) { reasonCount } }';
    const { errors } = await client.ask(query, { day: '2025-02-30' });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      reason: 'NOT_A_DAY',
      field: 'day',
      value: '2025-02-30',
    });
  });

  it('answers a set that holds nobody, and entities without a path, with nothing', async () => {
    const { data } = await client.ask(`{
      links(from: { ids: [] }, to: { kinds: [Company] }) { pairCount chainCount statementCount }
      paths(from: "kr-kisa", to: "law-eu-dma", maxHops: 1) { pathCount searchedHops bounds { bound } paths { length } }
    }`);
    expect(data).toEqual({
      links: { pairCount: 0, chainCount: 0, statementCount: 0 },
      paths: { pathCount: 0, searchedHops: 1, bounds: [], paths: [] },
    });
  });

  it('says which hubs were skipped', async () => {
    const { data } = await client.ask(
      '{ paths(from: "b-kr-csap", to: "b-kr-map", hubLimit: 20) { skippedHubs { entity { id } statementCount } } }',
    );
    expect(data.paths.skippedHubs.length).toBeGreaterThan(0);
    for (const { statementCount } of data.paths.skippedHubs) expect(statementCount).toBeGreaterThan(20);
  });
});
