/** Questions about the National Trade Estimate: what it lists, since when, how much, and what may follow. */
import { describe, expect, it } from 'vitest';
import { engineNames } from '../support/engines.js';
import { against, among, amount, asking, cited, ids, rows, unknown } from './library.js';

describe.each(engineNames)('the National Trade Estimate, on %s', (name) => {
  const ask = asking(name);

  it('Q01: listed the procurement of AI infrastructure for the first time in 2026', async () => {
    const { report } = await ask('Q01_WhichPracticeDidThe2026NteListForTheFirstTime');

    expect(report.publishedOn).toBe('2026-03-31');
    expect(rows(report.lists, ({ statement }) => [statement.firstListing])).toEqual([
      ['b-kr-ai-procurement', true, ['seed000 000-3', 'seed000 000-4']],
    ]);
    const [{ node: practice }] = report.lists.edges;
    expect(practice.description).toMatch(/lets only domestic companies bid/);
    expect(cited(practice.evidence)).toEqual(['seed000 000-5', 'G21']);
    // It rests on one article.
    expect(unknown(practice.gaps)).toEqual([['LISTS', 'NOT_KNOWN', ['seed000']]]);
  });

  it('Q04: six Korean barriers of 2026 are known, and that these are not all is said', async () => {
    const { report } = await ask('Q04_WhichKoreanBarriersAreKnownToBeInThe2026Nte');

    expect(report.lists.totalCount).toBe(6);
    expect(rows(report.lists)).toEqual([
      ['b-kr-ai-procurement', ['seed000 000-3', 'seed000 000-4']],
      ['b-kr-csap', ['seed000 000-7']],
      ['b-kr-netfee', ['seed000 000-10']],
      ['b-kr-platform', ['seed000 000-9']],
      ['b-kr-payment', ['seed000 000-11']],
      ['b-kr-netsep', ['seed000 000-8']],
    ]);
    expect(unknown(report.lists.gaps)).toContainEqual(['LISTS', 'NOT_KNOWN', ['seed000']]);
  });

  it('Q05: offsets, foreign clouds and nuclear ownership were new in 2025', async () => {
    const { report } = await ask('Q05_WhatWasNewInTheKoreaPartOfThe2025Nte');

    expect(rows(report.lists, ({ statement }) => [statement.heading])).toEqual([
      ['b-kr-nuclear', 'Energy', ['seed001 001-23', 'A04', 'A08', 'A16']],
      [
        'b-kr-offset',
        'Government procurement',
        ['seed001 001-4', 'seed001 001-6', 'seed001 001-22', 'seed002 002-14', 'seed004 004-6', 'A02', 'A16'],
      ],
      ['b-kr-nct-cloud', null, ['seed001 001-21', 'A06', 'A09']],
    ]);
    const [nuclear, offset, cloud] = report.lists.edges.map((edge: { node: object }) => edge.node);
    expect(rows(nuclear.legalBasis, ({ node, statement }) => [node.aliases, statement.provision])).toEqual([
      [
        'law-kr-electric',
        ['Electricity Business Act'],
        'Art. 96',
        ['LAW Electric Utility Act Art. 96, LEGAL_TEXT', 'seed001 001-23, by rep-nte-2025'],
      ],
    ]);
    expect(rows(offset.legalBasis, ({ node }) => [ids(node.implements)])).toEqual([
      ['prog-offset', ['law-kr-dapa'], ['seed001 001-4, by rep-nte-2025']],
    ]);
    expect(rows(cloud.legalBasis, ({ statement }) => [statement.provision])).toEqual([
      [
        'law-kr-itpa',
        'Art. 9 and 11',
        [
          'A06',
          'LAW ITPA Art. 9 and 11, LEGAL_TEXT',
          'seed001 001-21, by rep-nte-2025',
          'seed001 001-32, by rep-nte-2025',
        ],
      ],
    ]);
  });

  it('Q11: more than 40 items on Korea in 2023, 18 in 2024, 21 in 2025, as the ministry counts', async () => {
    const { figures } = await ask('Q11_HowManyItemsDidTheNteListForKorea');

    const ministry = 'seed001 001-45, by kr-motie';
    const of2025 = [ministry, 'seed002 002-8, by kr-motie', 'seed002 002-9, by kr-motie', 'A12, by kr-motie'];
    expect(
      figures.nodes.map((figure: Parameters<typeof amount>[0] & { period: string; quantifies: never }) => [
        figure.period,
        amount(figure),
        rows(figure.quantifies),
      ]),
    ).toEqual([
      ['[..2022]', 'about 40 items a year', [['c-kr', ['A12, by kr-motie']]]],
      [
        '2023',
        'more than 40 items',
        [
          ['rep-nte-2023', [ministry]],
          ['c-kr', [ministry]],
        ],
      ],
      [
        '2024',
        'exactly 18 items',
        [
          ['rep-nte-2024', [ministry]],
          ['c-kr', [ministry]],
        ],
      ],
      [
        '2025',
        'exactly 21 items',
        [
          ['rep-nte-2025', of2025],
          ['c-kr', of2025],
        ],
      ],
    ]);
    // Whether 2023 itself had 40 is open.
    const [before, in2023] = figures.nodes;
    expect(against(before.quantifies.edges[0].statement.conflicts)).toEqual({
      X4: ['fig-nte-2023-kr-items.quantifies.rep-nte-2023'],
    });
    expect(against(in2023.quantifies.edges[0].statement.conflicts)).toEqual({
      X4: ['fig-nte-before-2023-kr-items.quantifies.c-kr'],
    });
  });

  it('Q15: an item can become the basis of action under Section 301, which carried the China tariffs', async () => {
    const { report } = await ask('Q15_CanAnNteItemLeadToTariffs');

    expect(rows(report.mayTrigger)).toEqual([['law-us-s301', ['seed000 000-12']]]);
    const [{ node: law }] = report.mayTrigger.edges;
    expect(cited(law.evidence)).toEqual(expect.arrayContaining(['U01', 'seed000 000-13']));
    const actions = [
      ['ev-china-301-tariffs', '2018', ['seed000 000-14', 'U01']],
      ['ev-301-excess', '2026-03-11', ['E19']],
      ['ev-301-forced', '2026-03-12', ['E20']],
    ];
    expect(
      among(
        rows(law.authorizes, ({ node }) => [node.date]),
        actions,
      ),
    ).toEqual(actions);
    const claims = [
      [
        'claim-nte-can-be-basis',
        { X17: ['claim-nte-is-legal-foundation.about.law-us-s301'] },
        ['seed000 000-12'],
      ],
      ['claim-new-301-expected', {}, ['E28, by us-ustr, FORECAST']],
      // The article's takeaways go further than its text.
      [
        'claim-nte-is-legal-foundation',
        { X17: ['claim-nte-can-be-basis.about.law-us-s301'] },
        ['seed000 000-12, OPINION'],
      ],
      ['claim-s301-definition', {}, ['seed000 000-13', 'U01']],
    ];
    expect(
      among(
        rows(law.claims, ({ statement }) => [against(statement.conflicts)]),
        claims,
      ),
    ).toEqual(claims);
  });

  it('Q30: how many barriers it listed for Korea in 2026 is not known, and the answer says so', async () => {
    const { report } = await ask('Q30_HowManyBarriersDidThe2026NteList');

    expect(report.figures.edges).toHaveLength(1);
    const [{ node: figure, statement }] = report.figures.edges;
    expect(figure).toMatchObject({
      id: 'fig-nte-2026-kr-items',
      value: null,
      comparator: null,
      unit: 'items',
      period: '2026',
      counts: 'Trade barriers that the report names for Korea.',
    });
    expect(figure.knowledge).toMatchObject({
      question: 'How many barriers did the 2026 report list for Korea?',
      reason: expect.any(String),
    });
    expect(unknown([figure.knowledge])).toEqual([['value', 'NOT_KNOWN', ['seed000', 'F06', 'G02', 'G03']]]);
    expect(cited(statement.evidence)).toEqual(['seed000']);
  });

  it('Q31: criticised the network fee bills every year from 2021 to 2026, for the sake of competition', async () => {
    const { barrier } = await ask('Q31_InWhichNteYearsWereNetworkFeesCriticised');

    expect(rows(barrier.listedIn, ({ node }) => [node.edition])).toEqual([
      ['rep-nte-2021', '2021', ['B01']],
      ['rep-nte-2022', '2022', ['B01']],
      ['rep-nte-2023', '2023', ['B01']],
      ['rep-nte-2024', '2024', ['B01']],
      ['rep-nte-2025', '2025', ['seed002 002-11', 'A05']],
      ['rep-nte-2026', '2026', ['seed000 000-10']],
    ]);
    const reports = ['B01, by rep-nte-2024, CLAIM', 'A05, by rep-nte-2025, CLAIM'];
    expect(rows(barrier.claims, ({ node }) => [node.description])).toEqual([
      [
        'claim-netfee-oligopoly',
        'Fees paid by US content providers could go to Korean rivals and strengthen the oligopoly of the three internet providers.',
        reports,
      ],
    ]);
    const condition = 'if such fees become law';
    expect(rows(barrier.affects, ({ statement }) => [statement.condition])).toEqual([
      ['co-kt', condition, reports],
      ['co-lguplus', condition, reports],
      ['co-sk-broadband', condition, reports],
    ]);
  });
});
