/** Who is in charge of a law, programme or barrier on a day: the bodies themselves, and those that took over from them. */
import { describe, expect, it } from 'vitest';
import { served } from '../support/client.js';
import { engineNames, openSeededWith } from '../support/engines.js';
import { ids } from './library.js';

const QUERY = `query ($id: ID!, $at: Day, $knownAt: Day) {
  entity(id: $id) {
    ... on Law { responsible(at: $at, knownAt: $knownAt) { ...Answer } }
    ... on Programme { responsible(at: $at, knownAt: $knownAt) { ...Answer } }
    ... on Agreement { responsible(at: $at, knownAt: $knownAt) { ...Answer } }
    ... on Barrier { responsible(at: $at, knownAt: $knownAt) { ...Answer } }
  }
}
fragment Answer on Responsibility {
  at
  knowledge { status }
  bodies {
    agency { id }
    holds
    since { edtf earliest latest }
    ways {
      relation capacity scopes holds
      hops { type from { id } to { id } statements { id evidence { source { id } summary } } }
    }
  }
}`;

interface Hop {
  readonly type: string;
  readonly from: { readonly id: string };
  readonly to: { readonly id: string };
  readonly statements: readonly { readonly id: string; readonly evidence: readonly unknown[] }[];
}
interface Way {
  readonly hops: readonly Hop[];
  readonly scopes: readonly string[];
  readonly holds: string;
}
interface Body {
  readonly agency: { readonly id: string };
  readonly holds: string;
  readonly since: { readonly edtf: string | null };
  readonly ways: readonly Way[];
}

describe.each(engineNames)('who is in charge on %s', (name) => {
  const client = served(() => openSeededWith(name, 'tests/fixtures/offices'));

  const responsible = async (id: string, at?: string, knownAt?: string) => {
    const { data, errors } = await client.ask(QUERY, { id, at, knownAt });
    expect(errors).toBeUndefined();
    return data.entity.responsible as { at: string; knowledge: { status: string }; bodies: Body[] };
  };
  const bodies = async (...asked: Parameters<typeof responsible>) =>
    (await responsible(...asked)).bodies.map(({ agency }) => agency.id);
  /** Each body, whether it is certain, and the nodes of its ways. */
  const ways = async (...asked: Parameters<typeof responsible>) =>
    (await responsible(...asked)).bodies.map(({ agency, holds, ways }) => [
      agency.id,
      holds,
      ways.map(({ hops }) => hops.map(({ to }) => to.id).join(' ')),
    ]);

  describe('in the seeds', () => {
    it('is the ministry of the day: the electricity act before and after October 2025', async () => {
      expect(await bodies('law-kr-electric', '2025-09-01')).toEqual(['kr-motie']);
      const { bodies: after } = await responsible('law-kr-electric', '2025-11-01');
      // The ministry for trade took over from the same one, but a source says who has this act.
      expect(after).toMatchObject([
        {
          agency: { id: 'kr-mcee' },
          holds: 'HOLDS',
          since: { edtf: '2025-10-01' },
          ways: [
            {
              relation: 'ADMINISTERS',
              capacity: 'competent ministry',
              scopes: [],
              hops: [{ type: 'ADMINISTERS' }],
            },
            {
              relation: 'ADMINISTERS',
              scopes: ['energy'],
              hops: [
                { type: 'ADMINISTERS', from: { id: 'law-kr-electric' }, to: { id: 'kr-motie' } },
                { type: 'SUCCEEDED_BY', from: { id: 'kr-motie' }, to: { id: 'kr-mcee' } },
              ],
            },
          ],
        },
      ]);
    });

    it('has evidence for every step', async () => {
      const { bodies: found } = await responsible('law-kr-electric', '2025-11-01');
      for (const { hops } of found.flatMap((body) => body.ways)) {
        for (const { statements } of hops) {
          expect(statements.length).toBeGreaterThan(0);
          for (const { evidence } of statements) expect(evidence.length).toBeGreaterThan(0);
        }
      }
    });

    it('follows a commission to the one that took its place, where no source names that one', async () => {
      expect(await bodies('law-kr-inapp', '2025-09-01')).toEqual(['kr-kcc']);
      expect(await ways('law-kr-inapp', '2025-11-01')).toEqual([['kr-kmcc', 'HOLDS', ['kr-kcc kr-kmcc']]]);
    });

    it('asks of a barrier who keeps it up, and who is in charge of what it rests on', async () => {
      expect(await bodies('b-kr-power', '2025-09-01')).toEqual(['kr-motie']);
      const after = await ways('b-kr-power', '2025-11-01');
      expect(after).toEqual([
        [
          'kr-motir',
          'HOLDS',
          expect.arrayContaining([
            'kr-motie kr-motir',
            'law-kr-fipa kr-motir',
            'law-kr-fipa kr-motie kr-motir',
          ]),
        ],
        // Nobody says whether energy, or trade and industry, has the practice itself.
        ['kr-mcee', 'MAY_HOLD', ['kr-motie kr-mcee']],
      ]);
    });

    it('leads through a programme to the law that it carries out', async () => {
      expect(await ways('b-kr-csap', '2026-07-01')).toEqual(
        expect.arrayContaining([
          ['kr-kisa', 'HOLDS', ['prog-csap kr-kisa']],
          ['kr-msit', 'HOLDS', ['prog-csap kr-msit', 'prog-csap law-kr-cloud kr-msit']],
        ]),
      );
    });

    it('is asked of today unless a day is given', async () => {
      const today = new Date().toISOString().slice(0, 10);
      const answer = await responsible('law-kr-electric');
      expect(answer.at).toBe(today);
      expect(answer).toEqual(await responsible('law-kr-electric', today));
    });

    it('takes an office to last whose end was not public yet', async () => {
      const { bodies: asKnown } = await responsible('law-kr-electric', '2025-11-01', '2020-01-01');
      expect(ids(asKnown.map(({ agency }: { agency: { id: string } }) => agency))).toEqual(['kr-motie']);
    });

    it('says what is not known in the one shape', async () => {
      expect(await responsible('b-ca-dst', '2025-01-01')).toMatchObject({
        bodies: [],
        knowledge: { status: 'NOT_EXAMINED' },
      });
    });
  });

  describe('where bodies come and go', () => {
    it('follows successions one after the other, as far as they go by the day', async () => {
      expect(await bodies('law-ofc-chain', '1999-12-31')).toEqual([]);
      expect(await bodies('law-ofc-chain', '2010-12-31')).toEqual(['ofc-one']);
      expect(await bodies('law-ofc-chain', '2011-01-01')).toEqual(['ofc-two']);
      expect(await ways('law-ofc-chain', '2013-06-01')).toEqual([
        ['ofc-four', 'HOLDS', ['ofc-one ofc-two ofc-three ofc-four']],
      ]);
    });

    it('has both where it is not known whether the one has taken over from the other yet', async () => {
      expect(await ways('law-ofc-chain', '2014-06-01')).toEqual([
        ['ofc-five', 'MAY_HOLD', ['ofc-one ofc-two ofc-three ofc-four ofc-five']],
        ['ofc-four', 'MAY_HOLD', ['ofc-one ofc-two ofc-three ofc-four']],
      ]);
    });

    it('ends after four successions, and never runs in a circle', async () => {
      // The fifth succession, to Six, is not followed from One; Five enforces the act itself until June 2017.
      expect(await ways('law-ofc-chain', '2015-06-01')).toEqual([
        ['ofc-five', 'HOLDS', ['ofc-five', 'ofc-one ofc-two ofc-three ofc-four ofc-five']],
      ]);
      expect(await ways('law-ofc-chain', '2017-01-01')).toEqual([
        ['ofc-six', 'HOLDS', ['ofc-five ofc-six']],
        ['ofc-five', 'MAY_HOLD', ['ofc-one ofc-two ofc-three ofc-four ofc-five']],
      ]);
      // Six gave it back to Five.
      expect(await ways('law-ofc-chain', '2020-01-01')).toEqual([
        ['ofc-five', 'HOLDS', ['ofc-five ofc-six ofc-five', 'ofc-one ofc-two ofc-three ofc-four ofc-five']],
      ]);
    });

    it('may be either heir where each got a part, with the part told', async () => {
      const { bodies: found } = await responsible('law-ofc-split', '2017-07-01');
      expect(found.map(({ agency, holds, ways: [way] }) => [agency.id, holds, way!.scopes])).toEqual([
        ['ofc-left', 'MAY_HOLD', ['the left']],
        ['ofc-right', 'MAY_HOLD', ['the right']],
      ]);
      expect(await bodies('law-ofc-split', '2017-06-30')).toEqual(['ofc-whole']);
    });

    it('knows of a succession no earlier than its source', async () => {
      expect(await bodies('law-ofc-split', '2017-07-01', '2023-12-31')).toEqual(['ofc-left']);
    });

    it('is nobody where the body has ended and nobody took over', async () => {
      expect(await bodies('law-ofc-lone', '2015-06-01')).toEqual(['ofc-lone']);
      expect(await responsible('law-ofc-lone', '2016-01-01')).toMatchObject({
        bodies: [],
        knowledge: { status: 'NOT_EXAMINED' },
      });
    });

    it('does not pass on an office that ended before its body did, nor one that the heir has lost again', async () => {
      expect(await bodies('law-ofc-lost', '2010-01-01')).toEqual(['ofc-whole']);
      const lost = await responsible('law-ofc-lost', '2018-01-01');
      expect(lost).toMatchObject({ bodies: [], knowledge: { status: 'KNOWN' } });
      expect(await ways('law-ofc-taken', '2018-01-01')).toEqual([
        ['ofc-left', 'HOLDS', ['ofc-left', 'ofc-whole ofc-left']],
      ]);
      expect(await bodies('law-ofc-taken', '2020-01-01')).toEqual([]);
    });

    it('follows what a barrier rests on only while it does, each node once with all its statements', async () => {
      const { bodies: found } = await responsible('b-ofc', '2017-01-01');
      expect(found.map(({ agency }) => agency.id)).toEqual(['ofc-whole', 'ofc-six']);
      const [{ hops }] = found[0]!.ways as [Way];
      expect(hops.map(({ type, statements }) => [type, statements.map(({ id }) => id)])).toEqual([
        ['UNDERPINS', ['prog-ofc.underpins.b-ofc', 'prog-ofc.underpins.b-ofc.annex']],
        ['IMPLEMENTS', ['prog-ofc.implements.law-ofc-split']],
        ['ADMINISTERS', ['ofc-whole.administers.law-ofc-split']],
      ]);
      expect(await bodies('b-ofc', '2018-06-01')).toEqual(['ofc-five', 'ofc-left', 'ofc-right']);
      expect(await bodies('b-ofc', '2019-01-01')).toEqual(['ofc-five']);
    });

    it('has several entities and days in one request', async () => {
      const { data } = await client.ask(`{
        laws(first: 100, filter: { countries: ["c-us"], text: "Act of the" }) {
          nodes { id before: responsible(at: "2005-01-01") { bodies { agency { id } } } after: responsible(at: "2018-01-01") { bodies { agency { id } } } }
        }
      }`);
      const found = data.laws.nodes.filter(({ id }: { id: string }) => id.startsWith('law-ofc'));
      expect(found).toHaveLength(5);
      for (const { before } of found) expect(before.bodies).toHaveLength(1);
    });
  });
});
