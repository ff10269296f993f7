/** Questions about laws and programmes: whom they affect, what they rest on, who is in charge, what they yield. */
import { describe, expect, it } from 'vitest';
import { engineNames } from '../support/engines.js';
import { against, amount, asking, cited, ending, ids, type Proof, rows, unknown } from './library.js';

interface Hop {
  readonly sentence: string;
  readonly certainty: string;
  readonly modality: string;
  readonly ground: string | null;
  readonly statements: readonly { id: string; provision?: string | null; evidence: readonly Proof[] }[];
}

interface Chain {
  readonly sentence: string;
  readonly nodes: readonly { id: string; label: string }[];
  readonly hops: readonly Hop[];
  readonly weakestHop: Pick<Hop, 'sentence' | 'certainty' | 'modality'>;
}

interface Row {
  readonly law: { id: string };
  readonly firm: { id: string };
  readonly effect: string;
  readonly chains: readonly Chain[];
}

interface Link {
  readonly to: { readonly id: string };
  readonly chains: readonly Chain[];
}

/** A chain as its hops, each as the statements that carry it. */
const hopsOf = ({ hops }: Pick<Chain, 'hops'>): unknown[] =>
  hops.map(({ statements }) =>
    statements.flatMap(({ id, provision, evidence }) => [
      id,
      ...(provision ? [provision] : []),
      cited(evidence),
    ]),
  );

interface Way {
  readonly relation: string;
  readonly capacity: string | null;
  readonly hops: readonly (Hop & { readonly statements: readonly Dated[] })[];
}

interface Dated {
  readonly id: string;
  readonly since: { readonly edtf: string | null };
  readonly until: { readonly edtf: string | null };
}

/** The ways in which a body is in charge, by an office of its own or as the successor of another. */
const waysOf = ({ ways }: { ways: readonly Way[] }, relation: string): unknown[] =>
  ways.filter((way) => way.relation === relation).map((way) => [way.capacity, ...hopsOf(way)]);

describe.each(engineNames)('laws and programmes, on %s', (name) => {
  const ask = asking(name);

  it('LawsAffectingUsFirms: leads from a law to a firm, and every hop says on what it rests', async () => {
    const { lawsAffectingFirms: found } = await ask('LawsAffectingUsFirms');
    const pairs: readonly Row[] = found.nodes;

    expect(pairs).toHaveLength(25);
    expect(found.pageInfo.hasNextPage).toBe(true);
    expect(found.pairCount).toBeGreaterThan(25);
    expect(found.chainCount).toBeGreaterThan(found.pairCount);
    for (const { law, firm, effect, chains } of pairs) {
      expect(effect).toBe('HITS');
      for (const { sentence, nodes, hops, weakestHop } of chains) {
        expect([nodes.at(0)?.id, nodes.at(-1)?.id]).toEqual([law.id, firm.id]);
        for (const { label } of nodes) expect(sentence).toContain(label);
        expect(hops).toHaveLength(nodes.length - 1);
        for (const [index, hop] of hops.entries()) {
          const [from, to] = nodes.slice(index, index + 2) as [Chain['nodes'][0], Chain['nodes'][0]];
          expect(hop.sentence.startsWith(`${from.label} `)).toBe(true);
          expect(hop.sentence.endsWith(` ${ending(to.label)}`)).toBe(true);
          expect(hop.statements).not.toHaveLength(0);
          for (const { id, evidence } of hop.statements) {
            expect(id.split('.')).toEqual(expect.arrayContaining([from.id, to.id]));
            expect(cited(evidence)).not.toHaveLength(0);
          }
        }
        const { certainty, modality } = weakestHop;
        expect(hops).toContainEqual(
          expect.objectContaining({ sentence: weakestHop.sentence, certainty, modality }),
        );
      }
    }
  });

  it('LawsAffectingUsFirms: the Cloud Computing Act hits Google itself and through its cloud', async () => {
    const { lawsAffectingFirms } = await ask('LawsAffectingUsFirms');
    const pairs: readonly Row[] = lawsAffectingFirms.nodes;

    const ofCloudAct = pairs.filter(({ law }) => law.id === 'law-kr-cloud');
    expect(ofCloudAct.map(({ firm }) => firm.id)).toEqual([
      'co-alphabet',
      'co-amazon',
      'co-aws',
      'co-google',
      'co-ibm',
      'co-microsoft',
      'co-oracle',
    ]);
    const { chains } = ofCloudAct.find(({ firm }) => firm.id === 'co-google')!;
    expect(chains.map(({ nodes }) => ids(nodes))).toEqual([
      ['law-kr-cloud', 'prog-csap', 'b-kr-csap', 'co-google'],
      ['law-kr-cloud', 'prog-csap', 'b-kr-csap', 'co-google-cloud', 'co-google'],
    ]);
    const implemented = [
      'prog-csap.implements.law-kr-cloud',
      'Art. 23-2',
      ['LAW Cloud Computing Act Art. 23-2, Act 18738, LEGAL_TEXT', 'seed001 001-38'],
    ];
    const underpinned = [
      'prog-csap.underpins.b-kr-csap',
      ['seed001 001-37', 'seed000 000-7, by rep-nte-2026'],
    ];
    const affected = ['seed001 001-39, by co-google, CLAIM', 'seed004 004-17, by c-us, CLAIM'];
    const [direct, throughCloud] = chains as [Chain, Chain];
    expect(hopsOf(direct)).toEqual([implemented, underpinned, ['b-kr-csap.affects.co-google', affected]]);
    expect(hopsOf(throughCloud)).toEqual([
      implemented,
      underpinned,
      ['b-kr-csap.affects.co-google-cloud', affected],
      ['co-google.offers.co-google-cloud', ['seed004 004-17']],
    ]);
    expect(throughCloud.sentence).toBe(
      'Act on the Development of Cloud Computing and Protection of Its Users is implemented by Cloud Security Assurance Program, which underpins CSAP requirements for public-sector cloud, which hits Google Cloud Platform, which is offered by Google LLC.',
    );
    expect(direct.weakestHop).toEqual({
      sentence: 'CSAP requirements for public-sector cloud hits Google LLC.',
      certainty: 'STATED',
      modality: 'CLAIM',
    });
  });

  it('Q02: AWS, Google and Microsoft were shut out of the bids of the science ministry', async () => {
    const { links, barrier } = await ask('Q02_WhoWasShutOutOfTheGpuBidsAndWhoRanThem');

    const bids = 'AI infrastructure (GPU and cloud) procurement open to domestic firms only';
    const named = ['seed000 000-6'];
    expect(links.nodes.map(({ to, chains }: Link) => [to.id, ...chains.map(hopsOf)])).toEqual([
      ['co-aws', [['b-kr-ai-procurement.affects.co-aws', named]]],
      [
        'co-google',
        [['b-kr-ai-procurement.affects.co-google', named]],
        [
          ['b-kr-ai-procurement.affects.co-google-cloud', named],
          ['co-google.offers.co-google-cloud', ['seed004 004-17']],
        ],
      ],
      [
        'co-microsoft',
        [['b-kr-ai-procurement.affects.co-microsoft', named]],
        [
          ['b-kr-ai-procurement.affects.co-azure', named],
          ['co-microsoft.offers.co-azure', ['seed004 004-17', 'seed000 000-6']],
        ],
      ],
    ]);
    const chains: readonly Chain[] = links.nodes.flatMap((link: Link) => link.chains);
    for (const { hops } of chains) expect(hops[0]?.ground).toBe('NAMED_IN_TEXT');
    expect(chains.at(-1)?.sentence).toBe(`${bids} hits Microsoft Azure, which is offered by Microsoft.`);
    const rests = ['prog-gpu.underpins.b-kr-ai-procurement', ['seed000 000-5, INFERRED', 'G21, INFERRED']];
    expect(
      barrier.responsible.bodies.map((body: { agency: { id: string; type: string }; ways: Way[] }) => [
        body.agency.id,
        body.agency.type,
        ...waysOf(body, 'ADMINISTERS'),
      ]),
    ).toEqual([
      ['kr-msit', 'MINISTRY', ['buyer', rests, ['kr-msit.administers.prog-gpu', ['G21', 'seed000 000-5']]]],
      ['kr-nipa', 'PUBLIC_AGENCY', ['owner of the GPUs', rests, ['kr-nipa.administers.prog-gpu', ['G26']]]],
    ]);
  });

  it('Q06: two laws and three programmes affect AWS', async () => {
    const { lawsAffectingFirms } = await ask('Q06_WhichKoreanLawsAffectAws');
    const pairs: readonly Row[] = lawsAffectingFirms.nodes;

    const underpinned = [
      'prog-csap.underpins.b-kr-csap',
      ['seed001 001-37', 'seed000 000-7, by rep-nte-2026'],
    ];
    const affected = [
      'b-kr-csap.affects.co-aws',
      ['seed001 001-39, by co-aws, CLAIM', 'seed004 004-17, by c-us, CLAIM'],
    ];
    expect(pairs.map(({ law, effect, chains }) => [law.id, effect, chains.map(hopsOf)])).toEqual([
      [
        'law-kr-itpa',
        'HITS',
        [
          [
            [
              'law-kr-itpa.underpins.b-kr-nct-cloud',
              'Art. 9 and 11',
              [
                'A06',
                'LAW ITPA Art. 9 and 11, LEGAL_TEXT',
                'seed001 001-21, by rep-nte-2025',
                'seed001 001-32, by rep-nte-2025',
              ],
            ],
            ['b-kr-nct-cloud.affects.co-aws', ['A06']],
          ],
        ],
      ],
      [
        'law-kr-cloud',
        'HITS',
        [
          [
            [
              'prog-csap.implements.law-kr-cloud',
              'Art. 23-2',
              ['LAW Cloud Computing Act Art. 23-2, Act 18738, LEGAL_TEXT', 'seed001 001-38'],
            ],
            underpinned,
            affected,
          ],
        ],
      ],
      ['prog-csap', 'HITS', [[underpinned, affected]]],
      [
        'prog-gpu',
        'HITS',
        [
          [
            ['prog-gpu.underpins.b-kr-ai-procurement', ['seed000 000-5, INFERRED', 'G21, INFERRED']],
            ['b-kr-ai-procurement.affects.co-aws', ['seed000 000-6']],
          ],
        ],
      ],
      [
        'prog-netsep',
        'HITS',
        [
          [
            ['prog-netsep.underpins.b-kr-netsep', ['G07, INFERRED', 'seed000 000-8, by rep-nte-2026']],
            ['b-kr-netsep.affects.co-aws', ['seed000 000-8, by rep-nte-2026, CLAIM, INFERRED']],
          ],
        ],
      ],
    ]);
    // What each chain hangs on: that AWS is hit, or that the barrier rests on the programme.
    const hangsOn = pairs.map(({ chains }) => {
      const { sentence, certainty, modality } = chains[0]!.weakestHop;
      return [chains[0]!.hops.findIndex((hop) => hop.sentence === sentence), certainty, modality];
    });
    expect(hangsOn).toEqual([
      [1, 'STATED', 'FACT'],
      [2, 'STATED', 'CLAIM'],
      [1, 'STATED', 'CLAIM'],
      [0, 'INFERRED', 'FACT'],
      [1, 'INFERRED', 'CLAIM'],
    ]);
    expect(pairs[1]?.chains[0]?.weakestHop.sentence).toBe(
      'CSAP requirements for public-sector cloud hits Amazon Web Services.',
    );
  });

  it('Q09: the Electric Utility Act, run by the climate ministry since October 2025', async () => {
    const { barrier } = await ask('Q09_WhichLawClosesNuclearGenerationAndWhoRunsIt');

    expect(rows(barrier.legalBasis, ({ statement }) => [statement.provision, statement.certainty])).toEqual([
      [
        'law-kr-electric',
        'Art. 96',
        'LEGAL_TEXT',
        ['LAW Electric Utility Act Art. 96, LEGAL_TEXT', 'seed001 001-23, by rep-nte-2025'],
      ],
    ]);
    const [{ node: law }] = barrier.legalBasis.edges;
    expect(law).toMatchObject({ label: 'Electric Utility Act', aliases: ['Electricity Business Act'] });
    expect(barrier.responsible.bodies).toHaveLength(1);
    const [body] = barrier.responsible.bodies;
    expect([body.agency.id, body.agency.korean, body.holds, body.since.edtf]).toEqual([
      'kr-mcee',
      '기후에너지환경부',
      'HOLDS',
      '2025-10-01',
    ]);
    // By its own office, and as the successor of the ministry that ran it until the day before.
    const rests = [
      'law-kr-electric.underpins.b-kr-nuclear',
      ['LAW Electric Utility Act Art. 96, LEGAL_TEXT', 'seed001 001-23, by rep-nte-2025'],
    ];
    expect(waysOf(body, 'ADMINISTERS')).toEqual([
      [
        'competent ministry',
        rests,
        ['kr-mcee.administers.law-kr-electric', ['LAW Electric Utility Act, LEGAL_TEXT', 'Q01']],
      ],
      [
        'competent ministry',
        rests,
        ['kr-motie.administers.law-kr-electric', ['Q01', 'LAW Government Organization Act, INFERRED']],
        ['kr-motie.succeeded-by.kr-mcee', ['LAW Government Organization Act (정부조직법)', 'Q01']],
      ],
    ]);
    const offices = (body.ways as Way[]).flatMap(({ hops }) => hops[1]?.statements ?? []);
    expect(offices.map(({ since, until }) => [since.edtf, until.edtf])).toEqual([
      ['2025-10-01', null],
      [null, '2025-09-30'],
    ]);
  });

  it('Q10: from USD 10 million per project, by Art. 26 of the decree to Art. 20 of the act', async () => {
    const { barrier, links } = await ask('Q10_FromWhichValueDoOffsetsArise');

    expect(barrier.figures.edges).toHaveLength(1);
    const [{ node: threshold }] = barrier.figures.edges;
    expect([threshold.id, amount(threshold), threshold.counts]).toEqual([
      'fig-offset-threshold',
      'at least 10000000 USD',
      'Value of one project.',
    ]);
    expect(cited(threshold.evidence)).toEqual([
      'seed001 001-5, by rep-nte-2025',
      'seed004 004-13',
      'LAW Defense Acquisition Program Act, Enforcement Decree Art. 26, LEGAL_TEXT',
    ]);
    const rests = ['prog-offset.underpins.b-kr-offset', ['seed001 001-4, by rep-nte-2025']];
    const article = 'LAW Defense Acquisition Program Act Art. 20, LEGAL_TEXT';
    expect(links.nodes.map(({ to, chains }: Link) => [to.id, ...chains.map(hopsOf)])).toEqual([
      [
        'law-kr-dapa',
        [
          rests,
          [
            'prog-offset.implements.law-kr-dapa',
            'Art. 20; decree Art. 26',
            [article, 'LAW Defense Acquisition Program Act decree Art. 26, LEGAL_TEXT'],
          ],
        ],
      ],
      ['kr-dapa', [rests, ['kr-dapa.administers.prog-offset', [article, 'L01']]]],
    ]);
  });

  it('Q13: KISA runs CSAP since 2016 under the science ministry; one NIS verification follows in 2027', async () => {
    const { programme } = await ask('Q13_WhoRunsCsapAndWhatWillReplaceIt');

    expect(programme.status).toBe('BEING_REPLACED');
    expect(
      rows(programme.administeredBy, ({ statement }) => [statement.capacity, statement.since.edtf]),
    ).toEqual([
      [
        'kr-kisa',
        'certification body',
        '2016',
        ['seed001 001-37', 'G05', 'LAW Cloud Computing Act Art. 23-2, LEGAL_TEXT'],
      ],
      ['kr-msit', 'overseer', null, ['LAW Cloud Computing Act Art. 23-2, LEGAL_TEXT', 'G06']],
    ]);
    expect(
      rows(programme.implements, ({ statement }) => [statement.provision, statement.since.edtf]),
    ).toEqual([
      [
        'law-kr-cloud',
        'Art. 23-2',
        '2023-01-12',
        ['LAW Cloud Computing Act Art. 23-2, Act 18738, LEGAL_TEXT', 'seed001 001-38'],
      ],
    ]);
    const plan = ['G02, PROPOSAL', 'G03, PROPOSAL'];
    expect(
      rows(programme.replacedBy, ({ node, statement }) => [
        node.status,
        statement.modality,
        statement.since.edtf,
        rows(node.administeredBy),
      ]),
    ).toEqual([['prog-nis-cloud-verification', 'PLANNED', 'PROPOSAL', '2027-07', [['kr-nis', plan]], plan]]);
    expect(programme.replacedBy.edges[0].statement.scope).toMatch(
      /existing certificates stay valid for their term/,
    );
    expect(rows(programme.addressedBy, ({ node }) => [node.date])).toEqual([
      ['ev-csap-plan', '2026-04-20', ['G02', 'G03']],
      ['ev-csap-grades', '2023-01-31', ['G04']],
    ]);
  });

  it('Q13: that CSAP started in 2016 or 2023 is a difference of scope', async () => {
    const { programme } = await ask('Q13_WhoRunsCsapAndWhatWillReplaceIt');

    const started = programme.values.filter(({ type }: { type: string }) => type === 'STARTED_ON');
    expect(
      started.map((value: { value: string; evidence: Proof[]; conflicts: [] }) => [
        value.value,
        cited(value.evidence),
        against(value.conflicts),
      ]),
    ).toEqual([
      ['2023', ['G06'], { X11: ['prog-csap.started-on.scheme'] }],
      ['2016', ['seed001 001-37', 'G05'], { X11: ['prog-csap.started-on.grades'] }],
    ]);
  });

  it('Q14: AWS, Google and Microsoft hold the low grade; the days of two are not known', async () => {
    const { programme } = await ask('Q14_WhichUsProvidersHoldACsapCertificate');

    const lockedOut = 'claim-providers-locked-out.about.b-kr-csap';
    expect(
      rows(programme.certifies, ({ statement: { grade, since, conflicts } }) => [
        grade,
        since.edtf,
        against(conflicts),
      ]),
    ).toEqual([
      ['co-aws', 'low', '[..2025-04-01]', { X16: [lockedOut] }, ['seed001 001-40']],
      ['co-google', 'low', '[..2025-04-01]', { X16: [lockedOut] }, ['seed001 001-40']],
      ['co-microsoft', 'low', '2024-12-02', { X16: [lockedOut] }, ['G01', 'seed001 001-40']],
    ]);
    expect(unknown(programme.gaps)).toContainEqual([
      'CERTIFIED_UNDER',
      'NOT_KNOWN',
      ['seed001', 'G01', 'G06', 'G09'],
    ]);
  });

  it('Q37: 27 US contracts worth USD 5.88 billion, and what Korea obtained; USD 5.8 billion is a misreading', async () => {
    const { reports, programme } = await ask('Q37_HowLargeAreOffsetsAndWhatDidKoreaGain');

    type Figures = Parameters<typeof rows>[0];
    const figures = (of: Figures) =>
      rows(of, ({ node, statement }) => [node.period, amount(node), against(statement.conflicts)]);
    const counted = 'seed001 001-25, by rep-bis-offset-2024';
    const misread = { X1: ['fig-offset-us-volume.quantifies.prog-offset'] };
    const gains = [
      ['fig-offset-2011-2015', '2011/2015', 'about 7990000000 USD', {}, ['seed001 001-29, by rep-kiet-2023']],
      ['fig-offset-2016-2020', '2016/2020', 'about 800000000 USD', {}, ['seed001 001-30, by rep-kiet-2023']],
    ];
    expect(
      reports.nodes
        .filter(({ id }: { id: string }) => ['rep-bis-offset-2024', 'rep-kiet-2023'].includes(id))
        .map((report: { id: string; publishedBy: { nodes: { id: string }[] }; figures: Figures }) => [
          report.id,
          ids(report.publishedBy),
          figures(report.figures),
        ]),
    ).toEqual([
      [
        'rep-bis-offset-2024',
        ['us-bis'],
        [
          ['fig-bis-2022-countries', '2022', 'exactly 13 countries', {}, [counted]],
          [
            'fig-bis-2022-share',
            '2022',
            'exactly 32.8 percent',
            {},
            ['seed001 001-26, by rep-bis-offset-2024'],
          ],
          ['fig-bis-2022-contracts', '2022', 'exactly 27 contracts', {}, [counted]],
          ['fig-bis-2022-value', '2022', 'exactly 5880000000 USD', misread, [counted]],
        ],
      ],
      ['rep-kiet-2023', ['kr-kiet'], gains],
    ]);
    const ofProgramme = figures(programme.figures);
    for (const gain of gains) expect(ofProgramme).toContainEqual(gain);
    expect(ofProgramme).toContainEqual([
      'fig-offset-us-volume',
      '2025',
      'exactly 5800000000 USD',
      { X1: ['fig-bis-2022-value.quantifies.rep-bis-offset-2024'] },
      ['seed004 004-15'],
    ]);
  });
});
