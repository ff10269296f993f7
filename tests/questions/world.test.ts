/** Questions across economies: digital taxes, platform laws, objections, ends, investigations, agreements. */
import { describe, expect, it } from 'vitest';
import { engineNames } from '../support/engines.js';
import { against, among, asking, cited, ending, ids, type Proof, rows } from './library.js';

interface Statement {
  readonly id: string;
  readonly evidence: readonly Proof[];
}

interface Pair {
  readonly firm: { readonly id: string; readonly label: string };
  readonly law: { readonly id: string; readonly label: string; readonly country: { readonly id: string } };
  readonly chains: readonly {
    readonly sentence: string;
    readonly hops: readonly { readonly statements: readonly { readonly id: string }[] }[];
    readonly weakestHop: { readonly sentence: string; readonly statements: readonly Statement[] };
  }[];
}

interface Step {
  readonly action: string;
  readonly by: { readonly id: string };
  readonly date: { readonly edtf: string | null };
  readonly statement: Statement;
}

interface Life {
  readonly periods: readonly {
    readonly status: string;
    readonly since: { readonly edtf: string | null };
    readonly statement: Statement | null;
    readonly broughtBy: readonly { readonly step: Step }[];
  }[];
  readonly steps: readonly Step[];
}

/** Which economies' laws reach each firm, in the order of their ids. */
function reach(pairs: readonly Pair[]): Record<string, string[]> {
  const found: Record<string, Set<string>> = {};
  for (const { firm, law } of pairs) {
    found[firm.id] ??= new Set();
    found[firm.id]?.add(law.country.id);
  }
  return Object.fromEntries(Object.entries(found).map(([firm, countries]) => [firm, [...countries].sort()]));
}

/** The way from a law to a firm as the ids of its statements, its weakest hop, and what this one rests on. */
const ways = (pairs: readonly Pair[], law: string, firm: string): unknown[] =>
  pairs
    .filter((pair) => pair.law.id === law && pair.firm.id === firm)
    .flatMap(({ chains }) =>
      chains.map(({ hops, weakestHop }) => [
        hops.flatMap(({ statements }) => statements.map(({ id }) => id)),
        weakestHop.sentence,
        weakestHop.statements.flatMap(({ evidence }) => cited(evidence)),
      ]),
    );

/** Every chain leads from its law to its firm and shows on what its weakest hop rests. */
function expectWhole(pairs: readonly Pair[]): void {
  for (const { law, firm, chains } of pairs) {
    expect(chains).not.toHaveLength(0);
    for (const { sentence, hops, weakestHop } of chains) {
      expect(sentence.startsWith(`${law.label} `)).toBe(true);
      expect(sentence.endsWith(` ${ending(firm.label)}`)).toBe(true);
      for (const { statements } of hops) expect(statements).not.toHaveLength(0);
      for (const { id } of hops.at(0)?.statements ?? []) expect(id.split('.')).toContain(law.id);
      for (const { id } of hops.at(-1)?.statements ?? []) expect(id.split('.')).toContain(firm.id);
      expect(weakestHop.statements).not.toHaveLength(0);
      for (const { evidence } of weakestHop.statements) expect(cited(evidence)).not.toHaveLength(0);
    }
  }
}

describe.each(engineNames)('the wider graph, on %s', (name) => {
  const ask = asking(name);

  /** One row of a list by its id. */
  const find = <Row extends { id: string }>(list: readonly Row[], id: string): Row => {
    const found = list.find((row) => row.id === id);
    if (!found) throw new Error(`The answer has no ${id}.`);
    return found;
  };

  /** Since when something has a status, by the statements that give it: `[day, evidence]`. */
  const standing = ({ periods }: Life, status: string): unknown[] =>
    periods
      .filter((period) => period.status === status && period.statement)
      .map(({ since, statement }) => [since.edtf, cited(statement?.evidence ?? [])]);

  /** What was done to something: `[who or what, action, day, evidence]`. */
  const steps = (list: readonly Step[]): unknown[] =>
    list.map(({ by, action, date, statement }) => [by.id, action, date.edtf, cited(statement.evidence)]);

  it('W01: every digital tax with its law, how it stands, what was done to it and whom it hits', async () => {
    const { barriers } = await ask('W01_WhichEconomiesTaxDigitalServices');

    expect(barriers.totalCount).toBe(barriers.nodes.length);
    const taxes = barriers.nodes.map(({ id, country, status, legalBasis }: never) => [
      id,
      (country as { id: string }).id,
      status,
      (legalBasis as { edges: { node: { id: string; status: string } }[] }).edges.map(({ node }) => [
        node.id,
        node.status,
      ]),
    ]);
    for (const tax of [
      ['b-at-dst', 'c-at', 'NEGOTIATED', [['law-at-dst', 'IN_FORCE']]],
      ['b-ca-dst', 'c-ca', 'RESOLVED', [['law-ca-dst', 'REPEALED']]],
      ['b-co-sep', 'c-co', 'CLAIMED', [['law-co-2277', 'IN_FORCE']]],
      ['b-es-dst', 'c-es', 'NEGOTIATED', [['law-es-dst', 'IN_FORCE']]],
      ['b-fr-dst', 'c-fr', 'NEGOTIATED', [['law-fr-dst', 'IN_FORCE']]],
      ['b-gb-dst', 'c-gb', 'NEGOTIATED', [['law-gb-dst', 'IN_FORCE']]],
      ['b-in-eqlevy', 'c-in', 'RESOLVED', [['law-in-eqlevy', 'REPEALED']]],
      ['b-it-dst', 'c-it', 'NEGOTIATED', [['law-it-dst', 'IN_FORCE']]],
      ['b-ke-sep', 'c-ke', 'CLAIMED', [['law-ke-tlaa24', 'IN_FORCE']]],
      ['b-nz-dst', 'c-nz', 'RESOLVED', [['bill-nz-dst', 'WITHDRAWN']]],
      ['b-tr-dst', 'c-tr', 'CLAIMED', [['law-tr-7194', 'IN_FORCE']]],
    ])
      expect(taxes).toContainEqual(tax);
    for (const tax of ['b-at-dst', 'b-ca-dst', 'b-fr-dst', 'b-gb-dst', 'b-in-eqlevy', 'b-ng-sep', 'b-tr-dst'])
      expect(find<{ id: string; measureType: string }>(barriers.nodes, tax).measureType).toBe(
        'PRICE_CONTROL',
      );
  });

  it('W01: Canada and India ended theirs in 2025; the USTR named four firms under the French one', async () => {
    const { barriers } = await ask('W01_WhichEconomiesTaxDigitalServices');
    // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
    const tax = (id: string): any => find(barriers.nodes, id);

    const done = (id: string) => steps(tax(id).life.steps);
    const memo = (source: string) => ['ev-us-memo', 'RAISES', '2025-02-21', [source]];
    const ended = [
      memo('W-AM-MEMO'),
      ['ev-dst-rescinded', 'ANNULS', '2025-06-29', ['R06, INFERRED', 'W-AM-BSS']],
    ];
    expect(among(done('b-ca-dst'), ended)).toEqual(ended);
    const levy = [
      ['ev-301-dst-findings', 'INVESTIGATES', '2021-01~', ['W-IA-IN08']],
      ['ev-in-levy-end', 'ANNULS', '2025-04-01', ['W-IA-IN06', 'W-IA-IN07']],
    ];
    expect(among(done('b-in-eqlevy'), levy)).toEqual(levy);
    expect(standing(tax('b-in-eqlevy').life, 'RESOLVED')).toEqual([
      ['2025-04-01', ['W-IA-IN06', 'W-IA-IN07']],
    ]);
    const french = [
      ['ev-us-301-fr-start', 'INVESTIGATES', '2019-07-10', ['W-EU-FR-CRI']],
      ['ev-us-301-fr-find', 'INVESTIGATES', '2019-12-02', ['W-EU-DST-URD']],
      ['agr-dst-2021', 'COMMITS', '2021-10-21', ['W-EU-DST-STR']],
      ['ev-us-301-dst-end', 'RAISES', '2021-11-18', ['W-EU-DST-MON']],
      memo('W-EU-DST-STR'),
    ];
    expect(among(done('b-fr-dst'), french)).toEqual(french);

    const hit = (id: string) => rows(tax(id).affects, ({ statement }) => [statement.ground]);
    const named = ['co-amazon', 'co-apple', 'co-google', 'co-meta'];
    const byUstr = named.map((firm) => [firm, 'NAMED_IN_TEXT', ['W-EU-DST-URD, by us-ustr']]);
    expect(among(hit('b-fr-dst'), byUstr)).toEqual(byUstr);
    const byPress = named.map((firm) => [firm, 'INFERRED', ['W-AM-PIIZLO, INFERRED']]);
    expect(among(hit('b-tr-dst'), byPress)).toEqual(byPress);
    const austrian = ['co-amazon', 'co-google', 'co-meta'].map((firm) => [
      firm,
      'NAMED_IN_TEXT',
      ['W-EU-AT-LOC'],
    ]);
    expect(among(hit('b-at-dst'), austrian)).toEqual(austrian);
  });

  it('W02: Google, Apple, Meta and Amazon are reached by platform laws of at least four economies', async () => {
    const { lawsAffectingFirms: found } = await ask('W02_WhichFirmsDoPlatformLawsHitInThreeJurisdictions');
    const pairs: readonly Pair[] = found.nodes;

    expectWhole(pairs);
    const reached = reach(pairs);
    for (const economies of Object.values(reached)) expect(economies.length).toBeGreaterThanOrEqual(3);
    expect(reached).toMatchObject({
      'co-amazon': expect.arrayContaining(['c-br', 'c-eu', 'c-in', 'c-jp']),
      'co-apple': expect.arrayContaining(['c-br', 'c-eu', 'c-gb', 'c-in', 'c-jp']),
      'co-google': expect.arrayContaining(['c-au', 'c-br', 'c-gb', 'c-in', 'c-jp', 'c-za']),
      'co-meta': expect.arrayContaining(['c-au', 'c-br', 'c-ca', 'c-eu', 'c-jp', 'c-za']),
    });
    // Booking is under the Digital Markets Act alone, and is not based in the US.
    expect(reached).not.toHaveProperty('co-booking');
    expect(ways(pairs, 'bill-in-dcb', 'co-google')).toEqual([
      [
        ['bill-in-dcb.underpins.b-in-dcb', 'b-in-dcb.affects.co-google'],
        'Draft Digital Competition Bill hits Google LLC.',
        ['W-IA-IN25, FORECAST'],
      ],
    ]);
    expect(ways(pairs, 'law-jp-tfdpa', 'co-meta')).toEqual([
      [
        ['law-jp-tfdpa.underpins.b-jp-platform', 'b-jp-platform.affects.co-meta'],
        'Reporting and oversight duties for designated digital platforms (TFDPA) hits Meta Platforms.',
        ['W-CJ-133, INFERRED', 'W-CJ-135, INFERRED'],
      ],
    ]);
  });

  it('W03: CCIA objects to rules in Australia, Canada, Colombia, the EU and Korea', async () => {
    const { organization } = await ask('W03_WhatDoesTheAssociationObjectTo');

    const objections = rows(organization.opposes, ({ node, statement }) => [
      node.country.id,
      statement.since.edtf,
    ]);
    expect(organization.opposes.totalCount).toBe(objections.length);
    const filed = (...keys: string[]) => keys.map((key) => `${key}, by org-ccia, CLAIM`);
    const expected = [
      ['b-eu-ai', 'c-eu', '2024-03-29', ['W-EU-NTE24-CCIA']],
      ['b-au-quota', 'c-au', '2025-11', filed('W-IA-AU14', 'W-IA-AU15')],
      ['b-ca-qc109', 'c-ca', '2025-11', filed('W-AM-CCIA109')],
      ['b-kr-csap', 'c-kr', '2024-02', ['W-US-CCIACL']],
      ['b-eu-dma', 'c-eu', '2023-03-09/2025-11', ['W-EU-CCIA-2303', 'W-EU-CCIA-2511', 'W-EU-NTE24-CCIA']],
      ['b-eu-dsa', 'c-eu', '2023-03-09', ['W-EU-CCIA-2303']],
      ['b-eu-dst', 'c-eu', '2025-11', ['W-EU-CCIA-2511']],
      ['b-eu-netfee', 'c-eu', '2026-01-21', ['W-EU-CCIA-DNA']],
      ['b-au-news', 'c-au', '2025-03', filed('W-IA-AU27', 'W-IA-AU03')],
      ['b-ca-osa', 'c-ca', '2025-10-06', filed('W-AM-CCIAOSA')],
      ['b-co-sep', 'c-co', '2022-10-21', filed('W-AM-ESPEC')],
    ];
    expect(among(objections, expected)).toEqual(expected);
  });

  it('W04: what annulled, withdrew, eased or suspended each barrier that ended', async () => {
    const { barriers } = await ask('W04_WhichBarriersEndedAndByWhichEvent');

    expect(barriers.totalCount).toBe(barriers.nodes.length);
    const expected: Record<string, unknown[]> = {
      'b-au-beef': ['ev-au-beef', 'ANNULS', '2025-07-24', ['W-IA-AU24', 'W-IA-AU32']],
      'b-ca-dst': ['ev-dst-rescinded', 'ANNULS', '2025-06-29', ['R06, INFERRED', 'W-AM-BSS']],
      'b-eu-csddd': ['law-eu-omnibus1', 'EASES', '2026-03-18', ['W-EU-CSDDD-REG, INFERRED']],
      'b-in-dcb': ['ev-in-dcb-withdraw', 'WITHDRAWS', '2025-08-10', ['W-IA-IN23, INFERRED']],
      'b-in-eqlevy': ['ev-in-levy-end', 'ANNULS', '2025-04-01', ['W-IA-IN06', 'W-IA-IN07']],
      'b-in-qco': ['ev-in-qco-rescind', 'EASES', '2025-11-12', ['W-IA-IN41', 'W-IA-IN42']],
      'b-jp-autos': ['ev-jp-autos-eased', 'EASES', '2026-02-16', ['W-CJ-145']],
      'b-mx-corn': ['ev-mx-cornend', 'EASES', '2025-02-04', ['W-AM-CORN']],
      'b-my-cabotage': ['ev-my-cable-restore', 'ANNULS', '2024-06-01', ['W-IA-MY10']],
      'b-nz-dst': ['ev-nz-dst-drop', 'ANNULS', '2025-05-20', ['W-IA-NZ02']],
      'b-nz-fdnb': ['ev-nz-fdnb-hold', 'SUSPENDS', '2024-12', ['W-IA-NZ05']],
    };
    for (const [id, event] of Object.entries(expected)) {
      const { status, life } = find<{ id: string; status: string; life: Life }>(barriers.nodes, id);
      const ending = life.periods.filter((period) => period.status === status);
      const found = steps(ending.flatMap(({ broughtBy }) => broughtBy.map(({ step }) => step)));
      expect([id, ...among(found, [event])]).toEqual([id, event]);
      expect([id, ...among(steps(life.steps), [event])]).toEqual([id, event]);
    }
    for (const { id, status, life } of barriers.nodes)
      expect([id, standing(life, status).length]).toEqual([id, 1]);
  });

  it('W05: bills of Brazil, India, Korea and Thailand follow the Digital Markets Act', async () => {
    const { law } = await ask('W05_WhichLawsFollowTheDigitalMarketsAct');

    const followers = rows(law.modelFor, ({ node }) => [
      node.status,
      node.country.id,
      ids(node.underpins),
      node.underpins.nodes.flatMap(({ affects }: { affects: Parameters<typeof rows>[0] }) =>
        affects.edges.map((edge) => edge.node.id),
      ),
    ]);
    const expected = [
      [
        'law-br-pl4675',
        'PROPOSED',
        'c-br',
        ['b-br-digitalmarkets'],
        ['co-amazon', 'co-apple', 'co-google', 'co-meta'],
        ['W-AM-USCCBR, by org-uschamber, CLAIM', 'W-AM-GCA'],
      ],
      [
        'bill-in-dcb',
        'WITHDRAWN',
        'c-in',
        ['b-in-dcb'],
        ['co-amazon', 'co-apple', 'co-google'],
        ['W-IA-IN20', 'W-IA-IN21', 'W-IA-IN23'],
      ],
      ['bill-th-pea', 'PROPOSED', 'c-th', ['b-th-pea'], [], ['W-IA-TH06']],
      [
        'bill-kr-platform',
        'PROPOSED',
        'c-kr',
        ['b-kr-platform'],
        expect.arrayContaining(['co-amazon', 'co-apple', 'co-google', 'co-meta']),
        ['H02', 'seed003 003-8, by doc-atr-letter, CLAIM'],
      ],
    ];
    expect(among(followers, expected)).toEqual(expected);
  });

  it('W06: each Section 301 case with its steps, those to come, and what withdrew it', async () => {
    const { law } = await ask('W06_HowDoesEachSection301InvestigationStand');

    expect(law.authorizes.totalCount).toBe(law.authorizes.edges.length);
    const cases = rows(law.authorizes, ({ node }) => [node.status, node.date]);
    const opened = [
      ['ev-301-forced', 'HAPPENED', '2026-03-12', ['E20']],
      ['ev-301-excess', 'HAPPENED', '2026-03-11', ['E19']],
      ['ev-301-phase1', 'HAPPENED', '2025-10-24', ['W-CJ-105']],
      ['ev-br-301', 'HAPPENED', '2025-07-15', ['W-AM-301ITT']],
      ['ev-301-semis-init', 'HAPPENED', '2024-12-23', ['W-US-SEMI1']],
      ['ev-us-301-dst-2020', 'HAPPENED', '2020-06-02', ['W-US-DST0']],
      ['ev-us-301-fr-start', 'HAPPENED', '2019-07-10', ['W-EU-DST-MON']],
    ];
    expect(new Set(among(cases, opened))).toEqual(new Set(opened));

    // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
    const one = (id: string): any => law.authorizes.edges.find(({ node }: any) => node.id === id)?.node;
    const steps = (list: Parameters<typeof rows>[0]) => rows(list, ({ node }) => [node.status, node.date]);
    expect(new Set(among(steps(one('ev-br-301').parts), brazil))).toEqual(new Set(brazil));
    expect(ids(one('ev-br-301').addresses)).toEqual(expect.arrayContaining(['b-br-ethanol', 'b-br-pix']));
    expect(new Set(among(steps(one('ev-301-forced').parts), forced))).toEqual(new Set(forced));
    expect(steps(one('ev-301-dst-closed').partOf)).toEqual([
      ['ev-us-301-dst-2020', 'HAPPENED', '2020-06-02', ['W-US-DST2, LEGAL_TEXT']],
    ]);
    expect(ids(one('ev-301-dst-closed').participants)).toEqual(['c-br', 'c-cz', 'c-eu', 'c-id']);
    expect(
      rows(one('ev-us-301-fr-find').addressedBy, ({ node, statement }) => [statement.action, node.date]),
    ).toEqual([['ev-us-301-dst-end', 'WITHDRAWS', '2021-11-18', ['W-EU-DST-MON']]]);
  });

  it('W07: the DMA left the NTE in 2024 and came back; sources differ on Japan in 2023', async () => {
    const { listings } = (await ask('W07_ThroughWhichEditionsDidABarrierComeAndGo')).reportSeries;

    interface Edition {
      readonly edition: { readonly edition: string };
      readonly state: string;
      readonly statements: readonly (Statement & { readonly negated: boolean; readonly conflicts: [] })[];
    }
    const of = (id: string): readonly Edition[] =>
      listings.nodes.find(({ barrier }: { barrier: { id: string } }) => barrier.id === id).editions;
    const editions = (id: string) =>
      of(id).flatMap(({ edition, state, statements }) =>
        statements.map(({ negated, conflicts, evidence }) => [
          edition.edition,
          state,
          negated,
          Object.keys(against(conflicts)),
          cited(evidence),
        ]),
      );
    expect(editions('b-eu-dma')).toEqual([
      ['2023', 'LISTED', false, [], ['W-EU-NTE24-CCIA, INFERRED']],
      ['2024', 'STATED_ABSENT', true, [], ['W-EU-NTE24-TACD', 'W-EU-NTE24-CCIA']],
      ['2025', 'LISTED', false, [], ['R02, INFERRED']],
    ]);
    expect(editions('b-jp-platform')).toEqual([
      ['2022', 'LISTED', false, [], ['W-CJ-07, by rep-nte-2022']],
      ['2023', 'LISTED', false, ['XC8'], ['W-CJ-08, by rep-nte-2023']],
      ['2023', 'LISTED', true, ['XC8'], ['W-CJ-03, by rep-nte-2023']],
      ['2024', 'STATED_ABSENT', true, ['XC8'], ['W-CJ-02, by rep-nte-2024', 'W-CJ-03, by rep-nte-2024']],
      ['2025', 'LISTED', false, [], ['W-CJ-03, by rep-nte-2025']],
    ]);
    const china = [
      ['2018', 'LISTED', false, [], ['W-CJ-17, by rep-nte-2018']],
      ['2019', 'LISTED', false, [], ['W-CJ-19']],
      ['2022', 'LISTED', false, [], ['W-CJ-06, by rep-nte-2022, INFERRED']],
      ['2023', 'LISTED', false, [], ['W-CJ-05, by rep-nte-2023, INFERRED']],
      ['2025', 'LISTED', false, [], ['R02', 'R21']],
    ];
    expect(among(editions('b-cn-data'), china)).toEqual(china);
    // Of the other editions nobody has said anything, and the answer says so.
    const years = of('b-eu-dma').map(({ edition, state }) => `${edition.edition} ${state}`);
    for (const year of [2018, 2019, 2020, 2021, 2022, 2026]) expect(years).toContain(`${year} NOT_EXAMINED`);
    for (const year of [2023, 2024, 2025]) expect(years.join()).toContain(`${year} `);
  });

  it('W08: data rules of three economies or more reach Apple, Google and Meta', async () => {
    const { lawsAffectingFirms: found } = await ask('W08_WhoseDataRulesHitTheSameFirm');
    const pairs: readonly Pair[] = found.nodes;

    expectWhole(pairs);
    const reached = reach(pairs);
    for (const economies of Object.values(reached)) expect(economies.length).toBeGreaterThanOrEqual(3);
    expect(reached).toMatchObject({
      'co-apple': expect.arrayContaining(['c-cn', 'c-kr', 'c-ru']),
      'co-google': expect.arrayContaining(['c-kr', 'c-ru', 'c-vn']),
      'co-meta': expect.arrayContaining(['c-eu', 'c-in', 'c-ru', 'c-vn']),
    });
    expect(ways(pairs, 'law-eu-gdpr', 'co-meta')).toEqual([
      [
        ['law-eu-gdpr.underpins.b-eu-data', 'b-eu-data.affects.co-meta'],
        'Conditions on cross-border data transfers hits Meta Platforms.',
        ['W-EU-GDPR-BAY'],
      ],
    ]);
    expect(ways(pairs, 'law-ru-dataloc', 'co-apple').flat()).toContainEqual([
      'law-ru-dataloc.underpins.b-ru-data',
      'b-ru-data.affects.co-apple',
    ]);
  });

  it('W09: which barriers the agreements of Japan, the EU, the UK, Indonesia and others deal with', async () => {
    const { agreements } = await ask('W09_WhichAgreementAddressesWhichBarriers');

    expect(agreements.totalCount).toBe(agreements.nodes.length);
    type Deal = { id: string; status: string; addresses: Parameters<typeof rows>[0] };
    const commits = (id: string) =>
      rows(find<Deal>(agreements.nodes, id).addresses, ({ statement }) => [statement.action]);
    const expected: Record<string, unknown[][]> = {
      'agr-us-jp-2025': [
        ['b-jp-autos', 'COMMITS', ['W-CJ-143', 'W-CJ-144']],
        ['b-jp-rice', 'COMMITS', ['W-CJ-143', 'W-CJ-144']],
      ],
      'agr-eu-us-framework': [
        ['b-eu-cbam', 'COMMITS', ['W-EU-JS-ASEAN']],
        ['b-eu-eudr', 'COMMITS', ['W-EU-JS-ASEAN']],
        ['b-eu-netfee', 'COMMITS', ['W-EU-JS-CTC']],
        ['b-eu-csddd', 'COMMITS', ['W-EU-JS-EOG']],
      ],
      'agr-us-gb-pharma': [['b-gb-medicines', 'COMMITS', ['W-EU-GB-MED-WHO', 'W-EU-GB-MED-PT']]],
      'agr-id-art': [
        ['b-id-intangible', 'COMMITS', ['W-IA-ID29']],
        ['b-id-gr71', 'COMMITS', ['W-IA-ID31, INFERRED', 'W-IA-ID35, INFERRED']],
        ['b-id-tkdn', 'COMMITS', ['W-IA-ID29', 'W-IA-ID28']],
        ['b-id-qris', 'COMMITS', ['W-IA-ID29']],
        ['b-id-preship', 'COMMITS', ['W-IA-ID29']],
      ],
      'agr-us-tw-art': [
        ['b-tw-vehicles', 'COMMITS', ['W-CJ-198']],
        ['b-tw-pork', 'COMMITS', ['W-CJ-199']],
        ['b-tw-beef', 'COMMITS', ['W-CJ-199']],
      ],
      'agr-my-art': [['b-my-usp6', 'COMMITS', ['W-IA-MY11, INFERRED']]],
    };
    for (const [id, barriers] of Object.entries(expected))
      expect([id, new Set(among(commits(id), barriers))]).toEqual([id, new Set(barriers)]);
    expect(find<Deal>(agreements.nodes, 'agr-us-jp-2025').status).toBe('IN_FORCE');
    expect(find<Deal>(agreements.nodes, 'agr-id-art').status).toBe('SIGNED');
    const { addressedBy } = find<Deal & { addressedBy: Parameters<typeof rows>[0] }>(
      agreements.nodes,
      'agr-us-gb-tech',
    );
    expect(rows(addressedBy, ({ statement }) => [statement.action])).toContainEqual([
      'ev-gb-tech-pause',
      'SUSPENDS',
      ['W-EU-GB-TPD'],
    ]);
  });

  it('W10: firms that gain at home from rules of China, India, Korea and Mexico', async () => {
    const { lawsAffectingFirms: found } = await ask('W10_WhichFirmsAreShelteredByWhichLaw');
    const pairs: readonly Pair[] = found.nodes;

    expectWhole(pairs);
    expect(reach(pairs)).toMatchObject({
      'co-alibaba-cloud': ['c-cn'],
      'co-americamovil': ['c-mx'],
      'co-kt': ['c-kr'],
      'co-reliance': ['c-in'],
      'co-tencent-cloud': ['c-cn'],
    });
    expect(ways(pairs, 'law-mx-telecom25', 'co-americamovil')).toEqual([
      [
        ['law-mx-telecom25.underpins.b-mx-telecom', 'b-mx-telecom.affects.co-americamovil'],
        'Weak competition and regulation in telecoms shelters América Móvil.',
        ['W-AM-ATT, by co-att, CLAIM'],
      ],
    ]);
    expect(ways(pairs, 'law-in-pn2', 'co-reliance')).toEqual([
      [
        ['law-in-pn2.underpins.b-in-ecomfdi', 'b-in-ecomfdi.affects.co-reliance'],
        'Foreign-owned online shops may not hold stock shelters Reliance Retail.',
        ['W-IA-IN17'],
      ],
    ]);
  });
});

const brazil = [
  ['ev-br-301hearing', 'HAPPENED', '2025-09-03', ['W-AM-301FR']],
  ['ev-br-301det', 'HAPPENED', '2026-06-01', ['W-AM-301DET']],
  ['ev-br-301hearing2', 'PLANNED', '2026-07-06/2026-07-07', ['W-AM-301HEAR']],
];

const forced = [
  ['ev-301-forced-det', 'HAPPENED', '2026-06-02', ['W-US-FL3']],
  ['ev-301-forced-hearing', 'PLANNED', '2026-07-07/2026-07-09', ['W-US-FL4']],
];
