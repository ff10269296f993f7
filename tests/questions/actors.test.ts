/** Questions about people, organizations and events: who signed, objected, met, expected and allowed what. */
import { describe, expect, it } from 'vitest';
import { engineNames } from '../support/engines.js';
import { against, among, amount, asking, cited, ids, rows, unknown } from './library.js';

describe.each(engineNames)('actors and events, on %s', (name) => {
  const ask = asking(name);

  it('Q18: eleven people signed for their houses, Jacob Jensen as an individual', async () => {
    const { report: letter } = await ask('Q18_WhoSignedTheLetter');

    expect(rows(letter.publishedBy, ({ statement }) => [statement.capacity])).toEqual([
      ['org-atr', 'lead', ['seed003 003-1']],
      ['org-cei', 'joined, carries it on its site', ['seed003 003-1']],
    ]);
    expect(letter.signedBy.totalCount).toBe(12);
    expect(
      rows(letter.signedBy, ({ node, statement }) => [
        node.label,
        statement.capacity,
        statement.onBehalfOf?.id ?? null,
      ]),
    ).toEqual([
      ['p-erspamer', 'Daniel Erspamer', 'CEO', 'org-pelican', ['seed003 003-25']],
      ['p-williams', 'David Williams', 'President', 'org-tpa', ['seed003 003-24']],
      ['p-norquist', 'Grover Norquist', 'President', 'org-atr', ['seed003 003-19']],
      [
        'p-murray',
        'Iain Murray',
        'Vice President for Strategy and Senior Fellow',
        'org-cei',
        ['seed003 003-28'],
      ],
      ['p-jensen', 'Jacob Jensen', 'Trade Policy Analyst, American Action Forum', null, ['seed003 003-29']],
      ['p-erwin', 'James Erwin', 'Executive Director', 'org-digital-liberty', ['seed003 003-21']],
      ['p-kerrigan', 'Karen Kerrigan', 'President and CEO', 'org-sbec', ['seed003 003-26']],
      ['p-kaiser', 'Kent Kaiser', 'Executive Director', 'org-trade-alliance', ['seed003 003-27']],
      ['p-montanari', 'Lorenzo Montanari', 'Executive Director', 'org-pra', ['seed003 003-20']],
      ['p-gessing', 'Paul Gessing', 'President', 'org-rio-grande', ['seed003 003-23']],
      ['p-sepp', 'Pete Sepp', 'President', 'org-ntu', ['seed003 003-30']],
      ['p-ellis', 'Ryan Ellis', 'President', 'org-cfe', ['seed003 003-22']],
    ]);
    const asIndividual = letter.signedBy.edges.filter(
      ({ statement }: { statement: { asIndividual: boolean | null } }) => statement.asIndividual,
    );
    expect(asIndividual.map(({ node }: { node: { id: string } }) => node.id)).toEqual(['p-jensen']);
  });

  it('Q19: a coalition, the industry, a House committee and the embassy object; the USTR lists the bills', async () => {
    const { barrier } = await ask('Q19_WhoInTheUsObjectsToThePlatformBills');

    const objections = [
      ['doc-atr-letter', null, ['seed003 003-8', 'seed003 003-7']],
      ['org-uschamber', '2024-01-29', ['H06', 'H05', 'P01']],
      ['us-house-judiciary', '2025-07-24', ['H01', 'H02']],
      ['doc-jordan-letter', '2025-07-24', ['H01']],
      ['org-ccia', '2025-08-19', ['P01']],
      ['doc-lutnick-letter', '2025-08-19', ['P01']],
      ['us-embassy-seoul', '2026-01-13', ['E12']],
      ['doc-heller-letter', '2026-01-13', ['E12']],
    ];
    const found = rows(barrier.opposedBy, ({ statement }) => [statement.since.edtf]);
    expect(among(found, objections)).toEqual(objections);
    const letters = barrier.opposedBy.edges
      .map(({ node }: { node: object }) => node)
      .filter(({ id }: { id: string }) => /^doc-(atr|jordan|lutnick|heller)-letter$/.test(id));
    expect(
      letters.map((letter: { id: string; publishedOn: string; publishedBy: never; signedBy: never }) => [
        letter.id,
        letter.publishedOn,
        ids(letter.publishedBy),
        (letter.signedBy as { edges: { node: { id: string } }[] }).edges.map(({ node }) => node.id),
      ]),
    ).toEqual([
      ['doc-atr-letter', null, ['org-atr', 'org-cei'], expect.arrayContaining(['p-norquist', 'p-murray'])],
      ['doc-jordan-letter', '2025-07-24', ['us-house-judiciary'], ['p-jordan', 'p-fitzgerald']],
      ['doc-lutnick-letter', '2025-08-19', ['org-ccia', 'org-uschamber'], []],
      ['doc-heller-letter', '2026-01-13', ['us-embassy-seoul'], ['p-heller']],
    ]);
    // Two of the six organizations that wrote to Lutnick are known by name.
    expect(unknown(letters[2].gaps)).toEqual([['PUBLISHES', 'NOT_KNOWN', ['P01']]]);
    expect(rows(barrier.listedIn, ({ node }) => [node.edition])).toEqual([
      ['rep-nte-2025', '2025', ['seed002 002-12', 'A09', 'A16']],
      ['rep-nte-2026', '2026', ['seed000 000-9']],
    ]);
    for (const { node } of barrier.listedIn.edges) expect(ids(node.publishedBy)).toContain('us-ustr');
  });

  it('Q21: KORUS is in force since 15 March 2012 and has removed about 80% of duties on some goods', async () => {
    const { agreement } = await ask('Q21_WhenDidKorusEnterIntoForceAndWhatDidItRemove');

    expect(agreement.inForceFrom).toBe('2012-03-15');
    expect(rows(agreement.addressedBy, ({ node, statement }) => [statement.action, node.date])).toEqual([
      ['ev-korus', 'BRINGS_INTO_FORCE', '2012-03-15', ['T03']],
      ['ev-korus-rev', 'CHANGES', '2019-01-01', ['T01']],
    ]);
    expect(rows(agreement.figures, ({ node }) => [amount(node), node.counts])).toEqual([
      ['fig-korus-car-cap', 'up to 50000 cars per maker', null, ['T01']],
      [
        'fig-korus-duties',
        'about 80 percent',
        'Duties on bilateral trade in industrial and consumer goods.',
        ['seed002 002-7, by kr-motie'],
      ],
    ]);
  });

  it('Q22: Choi and Ahn met Bessent and Greer in Washington', async () => {
    const { event } = await ask('Q22_WhoMetInTheTwoPlusTwoTalks');

    expect([event.date, event.place]).toEqual(['2025-04-24', 'US Treasury, Washington, D.C.']);
    expect(cited(event.evidence)).toEqual(['seed004 004-3', 'seed004 004-4', 'E02', 'E03']);
    expect(
      rows(event.participants, ({ node }) => [
        node.label,
        node.country.id,
        node.holdsOffice.edges.map((edge: { node: { id: string }; holds: string }) => [
          edge.node.id,
          edge.holds,
        ]),
      ]),
    ).toEqual([
      ['p-ahn', 'Ahn Duk-geun', 'c-kr', [['kr-motie', 'HOLDS']], ['E02']],
      ['p-choi-sm', 'Choi Sang-mok', 'c-kr', [['kr-moef', 'HOLDS']], ['E02']],
      ['p-greer', 'Jamieson Greer', 'c-us', [['us-ustr', 'HOLDS']], ['E02']],
      ['p-bessent', 'Scott Bessent', 'c-us', [['us-treasury', 'HOLDS']], ['E02']],
    ]);
  });

  it('Q24: maps, beef and rice, network fees, offsets and certification were expected topics', async () => {
    const { event } = await ask('Q24_WhatWasOnTheExpectedAgenda');

    expect(
      rows(event.addresses, ({ statement }) => [`${statement.modality} ${statement.certainty}`]),
    ).toEqual([
      ['b-kr-beef30', 'FORECAST STATED', ['seed004 004-10, FORECAST', 'E01, FORECAST']],
      ['b-kr-csap', 'FORECAST INFERRED', ['seed004 004-17, FORECAST, INFERRED']],
      ['b-kr-offset', 'FORECAST STATED', ['seed004 004-2, FORECAST', 'seed004 004-12, FORECAST, INFERRED']],
      ['b-kr-map', 'FORECAST STATED', ['seed004 004-9, FORECAST']],
      ['b-kr-rice', 'FORECAST STATED', ['seed004 004-10, FORECAST']],
      ['b-kr-netfee', 'FORECAST STATED', ['seed004 004-11, FORECAST']],
      [
        'b-kr-encryption',
        'FORECAST STATED',
        ['seed004 004-2, FORECAST', 'seed004 004-18, FORECAST, INFERRED'],
      ],
    ]);
  });

  it('Q29: Google was, on conditions, on 27 February 2026; the letter that says none ever was is older', async () => {
    const { barrier } = await ask('Q29_HasAnyUsCompanyBeenAllowedToExportMaps');

    expect(rows(barrier.addressedBy, ({ node }) => [node.date])).toEqual([
      ['ev-map-approval', '2026-02-27', ['F01', 'F02']],
    ]);
    const [{ node: approval }] = barrier.addressedBy.edges;
    expect(rows(approval.participants)).toEqual([['co-google', ['F02']]]);
    expect(rows(approval.claims)).toEqual([
      ['claim-map-conditions', ['F01', 'F02']],
      ['claim-map-plan-awaited', ['F06']],
    ]);
    expect(unknown(approval.gaps)).toEqual([['data export', 'NOT_KNOWN', ['F06']]]);
    expect(rows(barrier.claims, ({ statement }) => [against(statement.conflicts)])).toEqual([
      ['claim-data-localisation', {}, ['seed003 003-11, by doc-atr-letter, CLAIM']],
      ['claim-unworkable-demands', {}, ['seed003 003-13, by doc-atr-letter, CLAIM']],
      [
        'claim-no-map-approval',
        { X5: ['ev-map-approval.addresses.b-kr-map'] },
        ['seed003 003-12, by doc-atr-letter, CLAIM'],
      ],
    ]);
    const [letter] = barrier.claims.edges.at(-1).statement.evidence;
    expect(letter.source.dateNote).toMatch(/older than 27 February 2026/);
  });
});
