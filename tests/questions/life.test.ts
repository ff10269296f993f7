/** How the status of a barrier or law changed over time, by which event, and who says so. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverage, FIRST_DAY, LAST_DAY } from '../../src/graph/days.js';
import { type LifeRows, lifeOf, toldBy } from '../../src/graph/history/life.js';
import type { BoundRecord, EntityRecord, StatementRecord } from '../../src/graph/records.js';
import { termsOf } from '../../src/ontology/vocabularies.js';
import { served } from '../support/client.js';
import { engineNames, openSeeded } from '../support/engines.js';

const QUERY = `query ($id: ID!, $validAt: Day, $certainOnly: Boolean! = false, $knownAt: Day, $includeNegated: Boolean! = false) {
  entity(id: $id) {
    ... on Barrier { life(validAt: $validAt, certainOnly: $certainOnly, knownAt: $knownAt, includeNegated: $includeNegated) { ...Story } }
    ... on Law { life(validAt: $validAt, certainOnly: $certainOnly, knownAt: $knownAt, includeNegated: $includeNegated) { ...Story } }
    ... on Programme { life(validAt: $validAt, certainOnly: $certainOnly, knownAt: $knownAt, includeNegated: $includeNegated) { ...Story } }
    ... on Agreement { life(validAt: $validAt, certainOnly: $certainOnly, knownAt: $knownAt, includeNegated: $includeNegated) { ...Story } }
  }
}
fragment Story on Life {
  knowledge { status about reason }
  periods {
    status basis certainty holds
    since { edtf earliest latest }
    until { edtf earliest latest }
    statement { id knownFrom evidence { source { id } knownFrom } }
    claims { by { id } statement { type knownFrom } }
    broughtBy { named step { ...Step } }
    steps { ...Step }
  }
  steps { ...Step }
}
fragment Step on LifeStep { action planned by { id } date { earliest latest } statement { negated knownFrom evidence { source { id } } } }`;

interface Step {
  readonly action: string;
  readonly planned: boolean;
  readonly by: { readonly id: string };
  readonly date: { readonly earliest: string };
  readonly statement: { readonly knownFrom: string; readonly negated: boolean };
}
interface Period {
  readonly status: string;
  readonly basis: string;
  readonly holds: string | null;
  readonly since: BoundRecord;
  readonly until: BoundRecord;
  readonly statement: { readonly knownFrom: string } | null;
  readonly claims: readonly {
    readonly by: { readonly id: string };
    readonly statement: { readonly knownFrom: string };
  }[];
  readonly broughtBy: readonly { readonly named: boolean; readonly step: Step }[];
  readonly steps: readonly Step[];
}
interface Story {
  readonly knowledge: { readonly status: string; readonly reason: string | null };
  readonly periods: readonly Period[];
  readonly steps: readonly Step[];
}

/** The last day of a bound that is open is none. */
const day = ({ edtf, latest }: BoundRecord): string => edtf ?? (latest === LAST_DAY ? 'open' : latest);

/** A period in words: `EASED from 2026-02-27 to open, stated, by APPROVES ev-map-approval`. */
const told = ({ status, since, until, basis, broughtBy }: Period): string =>
  `${status} from ${day(since)} to ${day(until)}, ${basis.toLowerCase()}${broughtBy
    .map(({ step }) => `, by ${step.action} ${step.by.id}`)
    .join('')}`;

describe.each(engineNames)('the life of a barrier on %s', (name) => {
  const client = served(() => openSeeded(name));

  const life = async (id: string, more: object = {}): Promise<Story> => {
    const { data, errors } = await client.ask(QUERY, { id, ...more });
    expect(errors).toBeUndefined();
    return data.entity.life;
  };
  const periods = async (id: string, more?: object) => (await life(id, more)).periods.map(told);

  it('is claimed, negotiated and eased, with what brought it there: map data', async () => {
    expect(await periods('b-kr-map')).toEqual([
      'CLAIMED from 2007-12-31 to 2025-11-12, derived',
      'NEGOTIATED from 2025-11-13 to 2026-02-26, stated, by COMMITS agr-fact-sheet',
      'EASED from 2026-02-27 to open, stated, by APPROVES ev-map-approval',
    ]);
    const { periods: found, steps, knowledge } = await life('b-kr-map');
    expect(knowledge.status).toBe('KNOWN');
    const [claimed, negotiated, eased] = found;
    // The first who raised it is known by its year; a letter without a date leaves open whether it was the first.
    expect(claimed).toMatchObject({ certainty: 'INFERRED', statement: null, since: { edtf: null } });
    expect(claimed!.claims[0]!.by.id).toBe('ev-map-request-2007');
    expect(claimed!.claims.map(({ by }) => by.id)).toContain('rep-nte-2024');
    expect(negotiated!.broughtBy[0]!.named).toBe(false);
    expect(eased!.broughtBy[0]!.named).toBe(true);
    expect(eased!.statement).toMatchObject({
      evidence: [{ source: { id: 'F02' } }, { source: { id: 'F06' } }],
    });
    expect(negotiated!.steps.map(({ action, by }) => `${action} ${by.id}`)).toEqual([
      'RAISES doc-heller-letter',
    ]);
    // In the order of time; what was only expected is marked.
    const days = steps.map(({ date }) => date.earliest);
    expect(days).toEqual([...days].sort());
    expect(steps.filter(({ planned }) => planned).map(({ by }) => by.id)).toEqual(['ev-22-talks']);
  });

  it.each([
    [
      'b-kr-csap',
      [
        'CLAIMED from 2017-08-01 to 2023-01-30, derived',
        'EASED from 2023-01-31 to open, stated, by EASES ev-csap-grades',
      ],
    ],
    [
      // Removed at some day of 2025: until then, it may still have been claimed.
      'b-ca-dst',
      [
        'CLAIMED from 2024 to 2025-12-30, derived',
        'RESOLVED from 2025 to open, stated, by ANNULS ev-dst-rescinded',
      ],
    ],
    [
      'b-in-eqlevy',
      [
        'NEGOTIATED from 2021-01 to 2025-03-31, stated, by INVESTIGATES ev-301-dst-findings',
        'RESOLVED from 2025-04-01 to open, stated, by ANNULS ev-in-levy-end',
      ],
    ],
    [
      'b-my-cabotage',
      [
        'CLAIMED from 2020-11 to 2024-05-31, stated',
        'RESOLVED from 2024-06-01 to open, stated, by ANNULS ev-my-cable-restore',
      ],
    ],
    [
      'b-eu-csddd',
      [
        'NEGOTIATED from 2025-08-21 to 2026-03-17, stated, by COMMITS agr-eu-us-framework',
        'EASED from 2026-03-18 to open, stated, by EASES law-eu-omnibus1',
      ],
    ],
    [
      // Both dates of the repeal stand.
      'law-ca-dst',
      [
        'IN_FORCE from 2024-06 to 2025, stated',
        'REPEALED from 2025 to open, stated, by ANNULS ev-dst-rescinded',
        'REPEALED from 2026-03-26 to open, stated, by ANNULS law-ca-bia2025',
      ],
    ],
  ])('tells the story of %s', async (id, story) => {
    expect(await periods(id)).toEqual(expect.arrayContaining(story));
    expect((await periods(id)).length).toBe(story.length);
  });

  it('shows at a day what holds or may hold then', async () => {
    const at = async (validAt: string, certainOnly = false) =>
      (await life('b-ca-dst', { validAt, certainOnly })).periods.map(({ status, holds }) => [status, holds]);
    expect(await at('2024-12-31')).toEqual([['CLAIMED', 'HOLDS']]);
    expect(await at('2025-06-01')).toEqual([
      ['CLAIMED', 'MAY_HOLD'],
      ['RESOLVED', 'MAY_HOLD'],
    ]);
    expect(await at('2025-06-01', true)).toEqual([]);
    expect(await at('2026-01-01')).toEqual([['RESOLVED', 'HOLDS']]);
    const before = await life('b-ca-dst', { validAt: '2000-01-01' });
    // That nothing held then is an answer.
    expect(before).toMatchObject({ periods: [], steps: [], knowledge: { status: 'KNOWN' } });
    expect((await life('b-ca-dst', { validAt: '2025-03-01' })).steps.map(({ by }) => by.id)).toEqual([
      'ev-us-memo',
    ]);
  });

  it('shows what was known by a day: later events, and ends that only they tell, are hidden', async () => {
    // That it was raised in 2007 is told by a source of 2026 only.
    expect(await periods('b-kr-map', { knownAt: '2025-12-31' })).toEqual([
      'CLAIMED from 2024-03-29 to 2025-11-12, derived',
      'NEGOTIATED from 2025-11-13 to open, stated, by COMMITS agr-fact-sheet',
    ]);
    const { periods: found, steps } = await life('b-kr-map', { knownAt: '2025-12-31' });
    const known = [
      ...steps.map(({ statement }) => statement),
      ...found.flatMap(({ claims }) => claims.map(({ statement }) => statement)),
      ...found.flatMap(({ statement }) => statement ?? []),
    ];
    expect(known.length).toBeGreaterThan(5);
    for (const { knownFrom } of known) expect(knownFrom <= '2025-12-31').toBe(true);
  });

  it('marks as planned what has not happened by the day of knowledge', async () => {
    const planned = async (knownAt?: string) =>
      (await life('b-mx-sat30b', { knownAt })).steps.map((step) => [step.by.id, step.planned]);
    expect(await planned()).toEqual([['ev-mx-30bstart', false]]);
    const earlier = (await life('b-mx-sat30b')).steps[0]!.statement.knownFrom;
    if (earlier < '2026-04-01') expect(await planned(earlier)).toEqual([['ev-mx-30bstart', true]]);
  });

  it('leaves out what expressly does not address it, unless asked', async () => {
    const steps = async (includeNegated: boolean) =>
      (await life('b-kr-rice', { includeNegated })).steps.map(({ by, statement }) => [
        by.id,
        statement.negated,
      ]);
    expect(await steps(false)).toEqual([['ev-22-talks', false]]);
    expect(await steps(true)).toEqual([
      ['ev-22-talks', false],
      ['ev-deal-july', true],
    ]);
  });

  it('says that nothing is known where no source gives a status and none calls it a barrier', async () => {
    const { periods: found, knowledge } = await life('b-cn-mlps');
    expect([found, knowledge.status]).toEqual([[], 'NOT_EXAMINED']);
  });

  it('exists for laws, programmes and agreements, too', async () => {
    expect(await periods('agr-korus')).toEqual([
      'SIGNED from 2007 to 2012-03-14, stated',
      'IN_FORCE from 2012-03-15 to open, stated, by BRINGS_INTO_FORCE ev-korus',
    ]);
    // A law that somebody opposes is no barrier: nothing is concluded from that.
    expect((await life('law-kr-cloud')).periods.every(({ basis }) => basis === 'STATED')).toBe(true);
  });

  it('tells every barrier of the seeds without an error', async () => {
    const query = `query ($after: String) {
      barriers(first: 50, after: $after) {
        nodes { id status life { knowledge { status } periods { status basis since { earliest latest } until { earliest latest } } } }
        pageInfo { hasNextPage endCursor }
      }
    }`;
    let after: string | null = null;
    let seen = 0;
    do {
      const { data, errors }: Awaited<ReturnType<typeof client.ask>> = await client.ask(query, { after });
      expect(errors).toBeUndefined();
      const { nodes, pageInfo } = data.barriers;
      for (const { id, life: found } of nodes) {
        expect(found.knowledge.status === 'KNOWN', id).toBe(found.periods.length > 0);
        for (const { since, until } of found.periods) expect(since.earliest <= until.latest, id).toBe(true);
      }
      seen += nodes.length;
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(seen).toBeGreaterThan(200);
  });
});

describe('any life', () => {
  const days = fc
    .integer({ min: 0, max: 4000 })
    .map((offset) => new Date(Date.UTC(2015, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10));
  const bound = (open: string) =>
    fc
      .oneof(
        { weight: 4, arbitrary: fc.tuple(days, days).map(([a, b]) => (a < b ? [a, b] : [b, a])) },
        { weight: 2, arbitrary: days.map((exact) => [exact, exact]) },
        { weight: 2, arbitrary: days.map((known) => (open === FIRST_DAY ? [open, known] : [open, open])) },
      )
      .map(([earliest, latest]): BoundRecord => ({ earliest: earliest!, latest: latest! }));
  const statement = fc
    .record({
      since: bound(FIRST_DAY),
      until: bound(LAST_DAY),
      knownFrom: days,
      negated: fc.boolean(),
      modality: fc.constantFrom(...termsOf('Modality')),
      value: fc.constantFrom(...termsOf('Status')),
      action: fc.constantFrom(...termsOf('Action')),
      by: fc.constantFrom('ev-a', 'ev-b', 'ev-c'),
    })
    .map(({ action, by, ...record }) => ({ record, action, by }));
  const entity = (id: string): EntityRecord => ({
    id,
    kind: 'Event',
    names: [],
    aliases: [],
    acronyms: [],
    description: '',
    externalIds: [],
    gaps: [],
    attributes: {},
    sortKey: id,
    date: '2016-01-01',
    since: { earliest: FIRST_DAY, latest: FIRST_DAY },
    until: { earliest: LAST_DAY, latest: LAST_DAY },
    untilKnownFrom: FIRST_DAY,
    knownFrom: FIRST_DAY,
  });
  const whole = (
    given: typeof statement extends fc.Arbitrary<infer S> ? S : never,
    id: string,
    type: string,
  ) =>
    ({
      ...given.record,
      id,
      type,
      from: given.by,
      to: 'b',
      untilKnownFrom: FIRST_DAY,
      certainty: 'STATED',
      sources: 1,
      qualifiers: { action: given.action },
    }) as StatementRecord;
  const evidence = (knownFrom: string, summary: string) => ({
    evidence: { id: 'e', modality: 'FACT', certainty: 'STATED', stance: 'AFFIRMS', knownFrom, summary },
    source: entity('s'),
  });
  const rows: fc.Arbitrary<LifeRows> = fc
    .tuple(
      fc.array(statement, { maxLength: 5 }),
      fc.array(statement, { maxLength: 5 }),
      fc.array(statement, { maxLength: 8 }),
    )
    .map(([statuses, claims, steps]) => ({
      statuses: statuses.map((given, index) => ({
        statement: {
          ...whole(given, `s${index}`, 'HAS_STATUS'),
          negated: false,
          // The loader lets no statement end before it begins.
          until:
            given.record.until.earliest < given.record.since.latest
              ? { earliest: LAST_DAY, latest: LAST_DAY }
              : given.record.until,
        },
        evidence: [evidence(given.record.knownFrom, `It was so (${given.by}).`)],
      })),
      claims: claims.map((given, index) =>
        toldBy({ ...whole(given, `c${index}`, 'LISTS'), negated: false }, entity(given.by)),
      ),
      steps: steps.map((given, index) => toldBy(whole(given, `a${index}`, 'ADDRESSES'), entity(given.by))),
      complete: true,
    }));
  const today = '2026-01-01';

  it('is in order, and no period ends before it begins', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { periods, steps } = lifeOf('Barrier', given, { today });
        const beginnings = periods.map(({ since }) => since.earliest);
        expect(beginnings).toEqual([...beginnings].sort());
        for (const { since, until } of periods) expect(since.earliest <= until.latest).toBe(true);
        const dates = steps.map(({ since }) => since.latest);
        expect(dates).toEqual([...dates].sort());
      }),
    );
  });

  it('shows nothing that was not known', () => {
    fc.assert(
      fc.property(rows, days, (given, knownAt) => {
        const { periods, steps } = lifeOf('Barrier', given, { today, knownAt });
        const shown = [
          ...steps,
          ...periods.flatMap((period) => [
            ...period.claims,
            ...period.steps,
            ...period.broughtBy.map(({ step }) => step),
          ]),
          ...periods.flatMap(({ stated }) => stated ?? []),
        ];
        for (const {
          statement: { knownFrom },
        } of shown)
          expect(knownFrom <= knownAt).toBe(true);
        for (const { stated } of periods) {
          for (const piece of stated?.evidence ?? []) expect(piece.evidence.knownFrom <= knownAt).toBe(true);
        }
        // What was hidden has left no trace: the life is the same where the hidden statements never were.
        const public_ = <Told extends { statement: StatementRecord }>(all: readonly Told[]) =>
          all.filter(({ statement: { knownFrom } }) => knownFrom <= knownAt);
        const only = { ...given, claims: public_(given.claims), steps: public_(given.steps) };
        expect(lifeOf('Barrier', only, { today, knownAt })).toEqual({ periods, steps });
      }),
    );
  });

  it('keeps at a day exactly the periods whose bounds allow the day', () => {
    fc.assert(
      fc.property(rows, days, (given, validAt) => {
        const all = lifeOf('Barrier', given, { today }).periods;
        const expected = all.filter((period) => coverage(period, validAt) !== 'DOES_NOT_HOLD');
        const bounds = (periods: typeof all) =>
          periods.map(({ status, since, until, stated }) => [status, since, until, stated?.statement.id]);
        const found = lifeOf('Barrier', given, { today, validAt }).periods;
        expect(bounds(found)).toEqual(bounds(expected));
        for (const period of found) expect(period.holds).toBe(coverage(period, validAt));
        const certain = lifeOf('Barrier', given, { today, validAt, certainOnly: true }).periods;
        expect(bounds(certain)).toEqual(
          bounds(expected.filter((period) => coverage(period, validAt) === 'HOLDS')),
        );
      }),
    );
  });

  it('shows every stated status, however they overlap, and concludes at most one', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { periods } = lifeOf('Barrier', given, { today });
        const stated = periods.flatMap((period) => period.stated?.statement.id ?? []);
        expect(stated.sort()).toEqual(given.statuses.map(({ statement: { id } }) => id).sort());
        expect(periods.length - stated.length).toBeLessThanOrEqual(1);
        expect(lifeOf('Law', given, { today }).periods).toHaveLength(stated.length);
      }),
    );
  });

  it('names as cause what the evidence names, and nothing that expressly did not address it', () => {
    fc.assert(
      fc.property(rows, (given) => {
        for (const { stated, broughtBy } of lifeOf('Barrier', given, { today, includeNegated: true })
          .periods) {
          for (const { step, named } of broughtBy) {
            expect(step.statement.negated).toBe(false);
            expect(named).toBe(stated!.evidence![0]!.evidence.summary!.includes(step.by.id));
          }
        }
      }),
    );
  });
});
