/** Questions about a series of reports: what its editions list, since when, and what changed from one to another. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/graph.js';
import { type Answer, served } from '../support/client.js';
import { engineNames, openSeeded, openSeededWith } from '../support/engines.js';
import { cited, ids } from './library.js';

const PROOF = 'evidence { source { id label } locator summary modality certainty reason assertedBy { id } }';

type Ask = (query: string, variables?: object) => Promise<Answer>;

/** The series as an answer without errors. */
const seriesOf = async (ask: Ask, series: string, selection: string) => {
  const { data, errors } = await ask(`{ reportSeries(${series}) { ${selection} } }`);
  expect(errors).toBeUndefined();
  return data.reportSeries;
};

const errorOf = async (ask: Ask, series: string, selection: string) => {
  const { errors } = await ask(`{ reportSeries(${series}) { ${selection} } }`);
  expect(errors).toHaveLength(1);
  const { message, extensions } = errors![0]!;
  return [extensions.code, extensions.reason, extensions.field, message];
};

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
type Node = any;

const changed = ({ changes }: Node): unknown[] =>
  changes.nodes.map(({ barrier, change, basis }: Node) => [barrier.id, change, basis]);

/** The states of a barrier by edition, those that are not examined left out. */
const examined = ({ editions }: Node): unknown =>
  Object.fromEntries(
    editions.flatMap(({ edition, state }: Node) =>
      state === 'NOT_EXAMINED' ? [] : [[edition.edition, state]],
    ),
  );

describe.each(engineNames)('the National Trade Estimate as a series, on %s', (name) => {
  const client = served(() => openSeeded(name));
  const nte = (selection: string, scope = '') => seriesOf(client.ask, `name: "NTE"${scope}`, selection);
  const korea = ', countries: ["c-kr"]';

  it('has its editions in order, and says of each whether its list is held whole', async () => {
    const { editions } = await nte(
      'editions { edition publishedOn reports { id } listedCount completeness { status reason searched { id } } }',
      korea,
    );

    const years = ['2015', '2016', '2018', '2019', '2020', '2021', '2022', '2023', '2024', '2025', '2026'];
    expect(editions.map(({ edition }: Node) => edition)).toEqual(years.sort());
    for (const { completeness } of editions) {
      expect(completeness.status).toMatch(/^NOT_(KNOWN|EXAMINED)$/);
      expect(completeness.reason).toMatch(/^\S.*\.$/);
    }
    expect(editions.at(-1)).toMatchObject({
      publishedOn: '2026-03-31',
      reports: [{ id: 'rep-nte-2026' }],
      listedCount: 6,
      completeness: {
        status: 'NOT_KNOWN',
        reason: expect.stringMatching(/^One article names six barriers/),
        searched: [{ id: 'seed000' }],
      },
    });
  });

  it('carried over three Korean barriers from 2025 to 2026, added one, and what it dropped cannot be known', async () => {
    const { comparison } = await nte(
      `comparison(from: "2025", to: "2026") {
        counts { change count complete knowledge { status reason searched { id } } }
        changes(change: [NEW, CARRIED_OVER, DROPPED, RETURNED]) { nodes { barrier { id } change basis reason after { statements { ${PROOF} } } } }
        dropped: changes(change: [DROPPED]) { totalCount knowledge { status reason } }
        open: changes(change: [UNDECIDED], first: 100) { nodes { barrier { id } reason } }
      }`,
      korea,
    );

    expect(changed(comparison)).toEqual([
      ['b-kr-ai-procurement', 'NEW', 'CLAIMED'],
      ['b-kr-csap', 'CARRIED_OVER', 'COMPUTED'],
      ['b-kr-netfee', 'CARRIED_OVER', 'COMPUTED'],
      ['b-kr-platform', 'CARRIED_OVER', 'COMPUTED'],
    ]);
    expect(cited(comparison.changes.nodes[0].after.statements[0].evidence)).toEqual([
      'seed000 000-3',
      'seed000 000-4',
    ]);
    const unknown = {
      status: 'NOT_KNOWN',
      reason: expect.stringMatching(
        /^The list of 2026 is not held whole: that a barrier is absent from it is known only where a source says so\. One article/,
      ),
    };
    expect(comparison.counts).toContainEqual({
      change: 'DROPPED',
      count: 0,
      complete: false,
      knowledge: { ...unknown, searched: [{ id: 'seed000' }] },
    });
    expect(comparison.dropped).toEqual({ totalCount: 0, knowledge: unknown });
    const offset = comparison.open.nodes.find(({ barrier }: Node) => barrier.id === 'b-kr-offset');
    expect(offset.reason).toBe(
      '2025 lists it; the list of 2026 is not held whole, and no source says whether it stands there. It may be carried over or dropped.',
    );
  });

  it('had three new Korean barriers in 2025, two by stated absence before and one by claim', async () => {
    const { comparison } = await nte(
      `comparison(from: "2024", to: "2025") { changes(change: [NEW]) { nodes {
        barrier { id } change basis before { state statements { id negated } } after { headings } } } }`,
      korea,
    );
    expect(comparison.changes.nodes).toEqual([
      {
        barrier: { id: 'b-kr-nuclear' },
        change: 'NEW',
        basis: 'COMPUTED',
        before: {
          state: 'STATED_ABSENT',
          statements: [{ id: 'rep-nte-2024.lists.b-kr-nuclear', negated: true }],
        },
        after: { headings: ['Energy'] },
      },
      {
        barrier: { id: 'b-kr-offset' },
        change: 'NEW',
        basis: 'COMPUTED',
        before: {
          state: 'STATED_ABSENT',
          statements: [{ id: 'rep-nte-2024.lists.b-kr-offset', negated: true }],
        },
        after: { headings: ['Government procurement'] },
      },
      {
        barrier: { id: 'b-kr-nct-cloud' },
        change: 'NEW',
        basis: 'CLAIMED',
        before: { state: 'NOT_EXAMINED', statements: [] },
        after: { headings: [] },
      },
    ]);
  });

  it('dropped digital items in 2024 that came back in 2025, as sources say', async () => {
    const selection = 'changes(change: [DROPPED, RETURNED]) { nodes { barrier { id } change basis reason } }';
    const { dropped, returned } = await nte(
      `dropped: comparison(from: "2023", to: "2024") { ${selection} }
       returned: comparison(from: "2024", to: "2025") { ${selection} }`,
    );
    expect(changed(dropped)).toEqual(
      expect.arrayContaining(
        ['b-ca-ona', 'b-eu-dma', 'b-jp-platform'].map((id) => [id, 'DROPPED', 'COMPUTED']),
      ),
    );
    expect(changed(returned)).toEqual(
      expect.arrayContaining(
        ['b-ca-ona', 'b-eu-dma', 'b-jp-platform'].map((id) => [id, 'RETURNED', 'COMPUTED']),
      ),
    );
    const dma = dropped.changes.nodes.find(({ barrier }: Node) => barrier.id === 'b-eu-dma');
    expect(dma.reason).toBe(
      'That 2024 does not list it is said of the heading "digital trade barriers" only.',
    );
  });

  it('listed network fees in each year from 2021 to 2026, as far as is known', async () => {
    const { listings } = await nte(
      `listings { totalCount nodes {
        barrier { id }
        firstListed { edition { edition } statements { ${PROOF} } }
        lastListed { edition { edition } }
        firstListedKnowledge { status reason } lastListedKnowledge { status reason }
        firstListedAsClaimed { edition { edition } } claimAgrees
        editions { edition { edition } state } } }`,
      ', barriers: ["b-kr-netfee"]',
    );
    expect(listings.totalCount).toBe(1);
    const [fees] = listings.nodes;
    expect(fees).toMatchObject({
      barrier: { id: 'b-kr-netfee' },
      firstListed: { edition: { edition: '2021' } },
      lastListed: { edition: { edition: '2026' } },
      firstListedKnowledge: {
        status: 'NOT_EXAMINED',
        reason: 'Editions of which it is not known whether they list it: 2015, 2016, 2018, 2019, 2020.',
      },
      lastListedKnowledge: { status: 'KNOWN', reason: null },
      firstListedAsClaimed: [],
      claimAgrees: null,
    });
    expect(cited(fees.firstListed.statements[0].evidence)).toEqual(['B01']);
    const years = ['2021', '2022', '2023', '2024', '2025', '2026'];
    expect(examined(fees)).toEqual(Object.fromEntries(years.map((year) => [year, 'LISTED'])));
  });

  it('tells a stated absence from what nobody has examined, and what a source claims to be the first listing', async () => {
    const { listings } = await nte(
      `listings { nodes { barrier { id } claimAgrees editions { edition { edition } state }
        firstListedAsClaimed { edition { edition } statements { ${PROOF} } } } }`,
      ', barriers: ["b-kr-nuclear"]',
    );
    const [nuclear] = listings.nodes;
    expect(examined(nuclear)).toEqual({ '2023': 'STATED_ABSENT', '2024': 'STATED_ABSENT', '2025': 'LISTED' });
    expect(nuclear.claimAgrees).toBe(true);
    const [{ edition, statements }] = nuclear.firstListedAsClaimed;
    expect(edition.edition).toBe('2025');
    expect(cited(statements[0].evidence)).toEqual(['seed001 001-23', 'A04', 'A08', 'A16']);
  });

  it('has headings that change from year to year', async () => {
    const { editions } = await nte(
      'editions { edition headings { text barrierCount statements { id } } gaps { about } }',
    );
    const headings = new Map(
      editions.map(({ edition, headings }: Node) => [edition, headings.map(({ text }: Node) => text)]),
    );
    expect(headings.get('2021')).toContain('barriers to digital trade and electronic commerce');
    expect(headings.get('2024')).toContain('barriers to digital trade');
    expect(headings.get('2025')).toContain('electronic commerce and digital trade');
    expect(headings.get('2026')).toContain('other non-market policies and practices');
    const in2025 = editions.find(({ edition }: Node) => edition === '2025');
    expect(in2025.headings[3]).toEqual({
      text: 'government procurement',
      barrierCount: 1,
      statements: [{ id: 'rep-nte-2025.has-headings' }, { id: 'rep-nte-2025.lists.b-kr-offset' }],
    });
    const in2024 = editions.find(({ edition }: Node) => edition === '2024');
    expect(in2024.gaps).toContainEqual({ about: 'HAS_HEADINGS' });
  });

  it('shows which issues grew, and that this is the growth of what sources name', async () => {
    const { comparison } = await nte(
      `comparison(from: "2025", to: "2026") { issues { totalCount knowledge { status } nodes { issue { id label } before after growth undecided } } }`,
      korea,
    );
    const { nodes, knowledge, totalCount } = comparison.issues;
    expect(knowledge.status).toBe('NOT_KNOWN');
    expect(nodes).toHaveLength(totalCount);
    expect(nodes[0]).toMatchObject({ growth: 1 });
    expect(nodes.find(({ issue }: Node) => issue.id === 'iss-network-fees')).toMatchObject({
      before: 1,
      after: 1,
      growth: 0,
      undecided: 0,
    });
  });

  it('is without what came out later, as it was known on a day', async () => {
    const selection = 'editions { edition listedCount } comparison { to { edition } }';
    const { editions, comparison } = await nte(selection, ', knownAt: "2024-12-31"');
    expect(editions.at(-1).edition).toBe('2024');
    expect(comparison.to.edition).toBe('2024');
    const now = await nte(selection);
    const in2024 = now.editions.find(({ edition }: Node) => edition === '2024');
    // Much of what the edition of 2024 lists was said by sources of later years.
    expect(editions.at(-1).listedCount).toBeLessThan(in2024.listedCount);
    const before = await nte(`${selection} listings { totalCount }`, ', knownAt: "2001-01-01"');
    expect(before).toEqual({ editions: [], comparison: null, listings: { totalCount: 0 } });
  });

  it('takes a group of countries with its members, unless asked not to', async () => {
    const selection =
      'groups { group { id } members { id } } listings(first: 100) { nodes { barrier { country { id } } } }';
    const countries = ({ listings }: Node) => [
      ...new Set<string>(listings.nodes.map(({ barrier }: Node) => barrier.country.id)),
    ];
    const usmca = await nte(selection, ', countries: ["agr-usmca"]');
    expect(usmca.groups.map(({ group }: Node) => group.id)).toEqual(['agr-usmca']);
    expect(ids(usmca.groups[0].members)).toEqual(expect.arrayContaining(['c-ca', 'c-mx']));
    expect(countries(usmca)).toEqual(expect.arrayContaining(['c-ca', 'c-mx']));
    const alone = await nte(selection, ', countries: ["agr-usmca"], withMembers: false');
    expect([alone.groups, countries(alone)]).toEqual([[], []]);
  });

  it('takes all that is filed for an edition as one edition', async () => {
    const { editions } = await seriesOf(
      client.ask,
      'name: "NTE comments"',
      'editions { edition reports { id } }',
    );
    const of2026 = editions.find(({ edition }: Node) => edition === '2026');
    expect(ids(of2026.reports)).toEqual(expect.arrayContaining(['rep-ccia-nte-2026', 'rep-act-nte-2026']));
  });

  it.each([
    [
      'a series that there is not',
      'name: "NTEs"',
      'name',
      'UNKNOWN_ID',
      'name',
      /^name must be a series of reports \(NTE, .*Special 301.*\), but got NTEs\.$/,
    ],
    [
      'a barrier that there is not',
      'name: "NTE", barriers: ["b-kr-netfees"]',
      'listings { totalCount }',
      'UNKNOWN_ID',
      'barriers',
      /^There is no entity "b-kr-netfees"\. Did you mean /,
    ],
    [
      'an edition that is not known',
      'name: "NTE"',
      'comparison(to: "2031") { to { edition } }',
      'UNKNOWN_ID',
      'to',
      /^to must be an edition of NTE \(2015, 2016, .*, 2026\), but got 2031\.$/,
    ],
    [
      'an edition of later',
      'name: "NTE", knownAt: "2025-12-31"',
      'comparison(from: "2026") { to { edition } }',
      'UNKNOWN_ID',
      'from',
      /, 2025\), but got 2026\.$/,
    ],
    [
      'one edition twice',
      'name: "NTE"',
      'comparison(from: "2025", to: "2025") { to { edition } }',
      'CONTRADICTION',
      'from',
      /^from and to must be two editions, but got 2025 for both\.$/,
    ],
    [
      'editions upside down',
      'name: "NTE"',
      'comparison(from: "2026", to: "2025") { to { edition } }',
      'UPSIDE_DOWN',
      'from',
      /^from must be an edition before to, but got 2026, which came out after 2025\.$/,
    ],
    [
      'too many rows',
      'name: "NTE"',
      'listings(first: 5000) { totalCount }',
      'OUT_OF_RANGE',
      'first',
      /^first must be 1 to 100, but got 5000\.$/,
    ],
    [
      'a cursor of another list',
      'name: "NTE"',
      'listings(after: "WyJhIiwiYiJd") { totalCount }',
      'BAD_CURSOR',
      'after',
      /^after must be the endCursor/,
    ],
  ])('refuses %s', async (_case, series, selection, reason, field, message) => {
    const error = await errorOf(client.ask, series, selection);
    expect(error).toEqual(['BAD_USER_INPUT', reason, field, expect.stringMatching(message)]);
  });

  it('has no comparison before its first edition, and none of what an empty list leaves', async () => {
    const { comparison } = await nte('comparison(to: "2015") { to { edition } }');
    expect(comparison).toBeNull();
    const { listings } = await nte('listings { totalCount }', ', countries: []');
    expect(listings.totalCount).toBe(0);
  });

  it('gives its lists page by page, each row once', async () => {
    const query = (after?: string) => `{ reportSeries(name: "NTE", countries: ["c-kr"]) {
      comparison(from: "2025", to: "2026") { changes(first: 10${after ? `, after: "${after}"` : ''}) {
        totalCount nodes { barrier { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } } } }`;
    const found: string[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const { changes } = (await client.ask(query(after))).data.reportSeries.comparison;
      expect(changes.pageInfo.hasPreviousPage).toBe(after !== undefined);
      found.push(...changes.nodes.map(({ barrier }: Node) => barrier.id));
      ({ hasNextPage: more, endCursor: after } = changes.pageInfo);
      if (!more) expect(found).toHaveLength(changes.totalCount);
    }
    expect(new Set(found).size).toBe(found.length);
  });
});

describe.each(engineNames)('a series of which editions are held whole, on %s', (name) => {
  const client = served(() => openSeededWith(name, 'tests/fixtures/yearly'));
  const yearly = (selection: string, scope = '') =>
    seriesOf(client.ask, `name: "Yearly Review"${scope}`, selection);
  const CHANGES = `counts { change count complete knowledge { status reason } }
    changes { nodes { barrier { id } change basis reason renamed nameBefore nameAfter
      before { state headings statements { id } } after { state headings } earlier { edition { edition } } } }`;

  it('says of which editions, and of which countries, the whole list is held', async () => {
    const selection = 'editions { edition completeness { status reason searched { id } } }';
    const states = ({ editions }: Node) => editions.map(({ completeness }: Node) => completeness.status);
    expect(states(await yearly(selection))).toEqual(['KNOWN', 'NOT_EXAMINED', 'KNOWN', 'NOT_KNOWN']);
    const alfaland = await yearly(selection, ', countries: ["c-xx"]');
    expect(states(alfaland)).toEqual(['KNOWN', 'KNOWN', 'KNOWN', 'NOT_KNOWN']);
    expect(alfaland.editions[1].completeness).toEqual({
      status: 'KNOWN',
      reason: 'The part on Alfaland was read whole.',
      searched: [{ id: 'yr-text-2002' }],
    });
    const betaland = await yearly(selection, ', countries: ["c-xy"]');
    expect(betaland.editions[1].completeness.reason).toBe('The part on Betaland was not read.');
    // Barriers that are asked about by id are of a country, too.
    expect(states(await yearly(selection, ', barriers: ["b-xx-kept"]'))[1]).toBe('KNOWN');
  });

  it('has no gap where the list is whole, and that it is empty is an answer', async () => {
    const { data } = await client.ask(`{
      report(id: "rep-yr-empty") {
        gaps { status }
        lists { totalCount gaps { status } knowledge { status reason } }
      }
      reportSeries(name: "Empty Review") {
        editions { edition publishedOn listedCount completeness { status } }
        listings { totalCount }
      }
    }`);
    const reason = 'The text was read whole and lists nothing.';
    expect(data.report).toEqual({
      gaps: [],
      lists: { totalCount: 0, gaps: [], knowledge: { status: 'KNOWN', reason } },
    });
    expect(data.reportSeries).toEqual({
      editions: [
        {
          edition: 'rep-yr-empty',
          publishedOn: '9999-12-31',
          listedCount: 0,
          completeness: { status: 'KNOWN' },
        },
      ],
      listings: { totalCount: 0 },
    });
  });

  it('has new, carried over, dropped and returned barriers where both lists are whole', async () => {
    const { comparison } = await yearly(
      `comparison(from: "2002", to: "2003") { ${CHANGES} }`,
      ', countries: ["c-xx"]',
    );
    expect(changed(comparison)).toEqual([
      ['b-xx-back', 'RETURNED', 'COMPUTED'],
      ['b-xx-gone', 'DROPPED', 'COMPUTED'],
      ['b-xx-kept', 'CARRIED_OVER', 'COMPUTED'],
      ['b-xx-new', 'NEW', 'COMPUTED'],
      ['b-xx-old', 'DROPPED', 'COMPUTED'],
    ]);
    const [back, gone, , , old] = comparison.changes.nodes;
    expect(back.earlier).toEqual([{ edition: { edition: '2001' } }]);
    // The one is said to be absent, the other does not stand in the whole list.
    expect([gone.after.state, old.after.state]).toEqual(['STATED_ABSENT', 'NOT_LISTED']);
    expect(comparison.counts.map(({ change, count, complete }: Node) => [change, count, complete])).toEqual([
      ['NEW', 1, true],
      ['CARRIED_OVER', 1, true],
      ['DROPPED', 2, true],
      ['RETURNED', 1, true],
      ['UNDECIDED', 0, true],
    ]);
  });

  it('tells what is renamed by its heading or by its name', async () => {
    const { before, after } = await yearly(
      `before: comparison(from: "2001", to: "2002") { changes(renamedOnly: true) { nodes {
         barrier { id } renamed nameBefore nameAfter before { headings } after { headings } } } }
       after: comparison(from: "2002", to: "2003") { changes(renamedOnly: true) { totalCount } }`,
    );
    expect(before.changes.nodes).toEqual([
      {
        barrier: { id: 'b-xx-kept' },
        renamed: true,
        nameBefore: 'Kept of old',
        nameAfter: 'Kept',
        before: { headings: ['Goods'] },
        after: { headings: ['Trade in goods'] },
      },
    ]);
    // Case makes no other heading.
    expect(after.changes.totalCount).toBe(0);
  });

  it('leaves open what a part that nobody has read would tell', async () => {
    const { comparison } = await yearly(
      `comparison(from: "2002", to: "2003") { ${CHANGES} }`,
      ', countries: ["c-xy"]',
    );
    expect(changed(comparison)).toEqual(
      ['claimed', 'late', 'open', 'section'].map((barrier) => [`b-xy-${barrier}`, 'UNDECIDED', 'COMPUTED']),
    );
    const reasons = comparison.changes.nodes.map(({ reason }: Node) => reason);
    expect(reasons[1]).toMatch(
      /the list of 2002 is not held whole.* It may be new, carried over or returned\.$/,
    );
    // What an edition before had is not new.
    expect(reasons[2]).toMatch(/It may be carried over or returned\.$/);
    expect(comparison.counts[0]).toEqual({
      change: 'NEW',
      count: 0,
      complete: false,
      knowledge: {
        status: 'NOT_EXAMINED',
        reason:
          'The list of 2002 is not held whole: that a barrier is absent from it is known only where a source says so. The part on Betaland was not read.',
      },
    });
  });

  it('says that there is none where both lists are whole', async () => {
    const { comparison } = await yearly(
      'comparison(from: "2001", to: "2003") { changes(change: [RETURNED, UNDECIDED]) { totalCount knowledge { status } } }',
    );
    expect(comparison.changes).toEqual({ totalCount: 0, knowledge: { status: 'NONE' } });
  });

  it('limits an absence to the heading of which it is stated', async () => {
    const { comparison } = await yearly(`comparison { ${CHANGES} }`, ', barriers: ["b-xy-section"]');
    expect(comparison.changes.nodes[0]).toMatchObject({
      change: 'DROPPED',
      reason: 'That 2004 does not list it is said of the heading "Data" only.',
      after: { state: 'STATED_ABSENT', headings: ['Data'] },
    });
  });

  it('keeps a claimed first listing beside the computed one where they differ', async () => {
    const { listings } = await yearly(
      `listings { nodes { firstListed { edition { edition } } firstListedKnowledge { status }
        lastListedKnowledge { status } firstListedAsClaimed { edition { edition } statements { id } } claimAgrees } }`,
      ', barriers: ["b-xy-claimed"]',
    );
    expect(listings.nodes).toEqual([
      {
        firstListed: { edition: { edition: '2001' } },
        firstListedKnowledge: { status: 'KNOWN' },
        lastListedKnowledge: { status: 'NOT_EXAMINED' },
        firstListedAsClaimed: [
          { edition: { edition: '2003' }, statements: [{ id: 'rep-yr-2003.lists.b-xy-claimed' }] },
        ],
        claimAgrees: false,
      },
    ]);
  });

  it('shows which issues grew, and knows it where both lists are whole', async () => {
    const { comparison } = await yearly(
      `comparison(from: "2001", to: "2003") { issues { knowledge { status } nodes { issue { id } before after growth undecided } } }`,
    );
    expect(comparison.issues).toEqual({
      knowledge: { status: 'KNOWN' },
      nodes: [
        { issue: { id: 'iss-yr-data' }, before: 2, after: 5, growth: 3, undecided: 0 },
        { issue: { id: 'iss-yr-goods' }, before: 4, after: 2, growth: -2, undecided: 0 },
      ],
    });
    const { listings } = await yearly('listings { nodes { barrier { id } } }', ', issues: ["iss-yr-goods"]');
    expect(listings.nodes.map(({ barrier }: Node) => barrier.id)).toEqual([
      'b-xx-back',
      'b-xx-gone',
      'b-xx-kept',
      'b-xx-old',
    ]);
  });

  it('does not take a list for whole on a day when a part of it was not public', async () => {
    const selection = `editions { edition completeness { status } }
      comparison(from: "2001", to: "2003") { changes(first: 100) { nodes { barrier { id } change basis } } }`;
    const { editions, comparison } = await yearly(selection, ', countries: ["c-xy"], knownAt: "2004-01-01"');
    expect(editions.map(({ completeness }: Node) => completeness.status)).toEqual([
      'KNOWN',
      'NOT_EXAMINED',
      'NOT_EXAMINED',
    ]);
    expect(changed(comparison).map(([id]: Node) => id)).not.toContain('b-xy-late');
    // Of Alfaland everything was public by then.
    const alfaland = await yearly(selection, ', countries: ["c-xx"], knownAt: "2004-01-01"');
    expect(alfaland.editions[2].completeness.status).toBe('KNOWN');
    expect(changed(alfaland.comparison)).toContainEqual(['b-xx-old', 'DROPPED', 'COMPUTED']);
  });

  it('has the headings that a source names first, then those of the barriers', async () => {
    const { editions } = await yearly('editions { headings { text barrierCount } }');
    expect(editions.map(({ headings }: Node) => headings)).toEqual([
      [{ text: 'Goods', barrierCount: 1 }],
      [
        { text: 'Services', barrierCount: 0 },
        { text: 'Trade in goods', barrierCount: 1 },
      ],
      [
        { text: 'Data', barrierCount: 1 },
        { text: 'trade in goods', barrierCount: 1 },
      ],
      [],
    ]);
  });
});

describe.each(engineNames)('a series that is larger than a request may read, on %s', (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'tradegraph-flood-'));
  const proof = 'evidence: [{ source: editorial, certainty: INFERRED, reason: Made up. }]';
  writeFileSync(
    join(folder, 'flood.yaml'),
    [
      'kind: Report',
      'entities:',
      ...Array.from(
        { length: 501 },
        (_, n) =>
          `  - { id: rep-flood-${n}, names: { en: Flood ${n} }, series: Flood, description: One of many., ${proof} }`,
      ),
    ].join('\n'),
  );
  const engines: Awaited<ReturnType<typeof openSeededWith>>[] = [];
  const client = served(async () => {
    const engine = await openSeededWith(name, folder);
    engines.push(engine);
    return engine;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is refused with the bound', async () => {
    expect(await errorOf(client.ask, 'name: "Flood"', 'name')).toEqual([
      'TOO_LARGE',
      undefined,
      undefined,
      'Flood has more than 500 reports, the most that one request reads.',
    ]);
  });

  it('reads no more listings than it may, and tells that there are more', async () => {
    const graph = new Graph(engines[0]!);
    const reports = ['rep-nte-2025', 'rep-nte-2026'];
    const some = await graph.seriesListings(reports, {}, 3);
    expect(some.complete).toBe(false);
    const all = await graph.seriesListings(reports, {}, 10_000);
    expect(all.complete).toBe(true);
  });
});
