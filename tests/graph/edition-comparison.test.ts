/** What became of a barrier between two editions, on made-up series of every shape, against a table of the rules. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_DAY, LAST_DAY } from '../../src/graph/days.js';
import { compareEditions } from '../../src/graph/history/edition-comparison.js';
import { type ListedBarrier, nearestNames, seriesOf } from '../../src/graph/history/report-series.js';
import type { EntityRecord, GapRecord, StatementRecord } from '../../src/graph/records.js';

/** What the seeds say of a barrier in an edition: nothing, that it is listed (first, or late known), or absent. */
type Cell = 'nothing' | 'listed' | 'first' | 'late' | 'absent';
/** Of which countries an edition's list is held whole. */
type Whole = 'none' | 'all' | 'c-a';

interface Shape {
  readonly whole: readonly Whole[];
  readonly barriers: readonly { readonly country: 'c-a' | 'c-b'; readonly cells: readonly Cell[] }[];
  readonly from: number;
  readonly to: number;
  readonly knowing: boolean;
}

const day = (edition: number) => `${2001 + edition}-03-01`;
const THEN = '2050-01-01';
const LATER = '2060-01-01';

const entity = (
  id: string,
  kind: string,
  attributes: Record<string, string>,
  gaps: GapRecord[] = [],
): EntityRecord => ({
  id,
  kind,
  names: [{ lang: 'en', text: id }],
  aliases: [],
  acronyms: [],
  description: '',
  externalIds: [],
  gaps,
  attributes,
  sortKey: id,
  date: attributes.publishedOn ?? LAST_DAY,
  since: { earliest: FIRST_DAY, latest: FIRST_DAY },
  until: { earliest: LAST_DAY, latest: LAST_DAY },
  untilKnownFrom: FIRST_DAY,
  knownFrom: FIRST_DAY,
});

const reportsOf = ({ whole }: Shape): EntityRecord[] =>
  whole.map((list, edition) => {
    const gap: GapRecord = {
      about: 'LISTS',
      status: 'KNOWN',
      reason: 'Read whole.',
      searched: ['text'],
      knownFrom: day(edition),
      ...(list === 'c-a' && { countries: ['c-a'] }),
    };
    const attributes = { series: 'S', edition: `${2001 + edition}`, publishedOn: day(edition) };
    return entity(`r${edition}`, 'Report', attributes, list === 'none' ? [] : [gap]);
  });

const statementOf = (barrier: string, edition: number, cell: Cell): StatementRecord => ({
  id: `r${edition}.lists.${barrier}`,
  type: 'LISTS',
  from: `r${edition}`,
  to: barrier,
  negated: cell === 'absent',
  since: { earliest: day(edition), latest: day(edition) },
  untilKnownFrom: FIRST_DAY,
  until: { earliest: LAST_DAY, latest: LAST_DAY },
  knownFrom: cell === 'late' ? LATER : FIRST_DAY,
  modality: 'FACT',
  certainty: 'STATED',
  sources: 1,
  qualifiers: cell === 'first' ? { firstListing: true } : {},
});

const barriersOf = ({ barriers }: Shape): ListedBarrier[] =>
  barriers.map(({ country, cells }, index) => ({
    barrier: entity(`b${index}`, 'Barrier', { country }),
    listings: cells.flatMap((cell, edition) =>
      cell === 'nothing' ? [] : [statementOf(`b${index}`, edition, cell)],
    ),
    issues: [{ id: `i-${country}`, sortKey: country }],
  }));

/** Whether the edition has the barrier: yes, no, or nobody knows. */
function stands(shape: Shape, barrier: Shape['barriers'][number], edition: number): 'yes' | 'no' | 'unknown' {
  const seen = (cell: Cell) => (cell === 'late' && shape.knowing ? 'nothing' : cell);
  const cell = seen(barrier.cells[edition]!);
  if (cell === 'absent') return 'no';
  if (cell !== 'nothing') return 'yes';
  const whole = shape.whole[edition]!;
  const hidden = shape.barriers.some(
    ({ country, cells }) => country === barrier.country && cells[edition] === 'late' && shape.knowing,
  );
  return (whole === 'all' || whole === barrier.country) && !hidden ? 'no' : 'unknown';
}

/** The rules, one line each. */
function expected(shape: Shape, barrier: Shape['barriers'][number]): string | undefined {
  const { from, to } = shape;
  const [before, after] = [stands(shape, barrier, from), stands(shape, barrier, to)];
  const earlier = barrier.cells
    .slice(0, from)
    .some((_, edition) => stands(shape, barrier, edition) === 'yes');
  const calledNew = barrier.cells.some(
    (cell, edition) => cell === 'first' && edition > from && edition <= to,
  );
  const stated = [from, to].some((edition) => barrier.cells[edition] === 'absent');
  if (before === 'yes' && after === 'yes') return 'CARRIED_OVER';
  if (before === 'yes' && after === 'no') return 'DROPPED';
  if (before === 'no' && after === 'yes') return earlier ? 'RETURNED' : 'NEW';
  if (before === 'unknown' && after === 'yes') return calledNew && !earlier ? 'NEW' : 'UNDECIDED';
  if (before === 'yes') return 'UNDECIDED';
  if (before === 'no' && after === 'no') return undefined;
  return stated ? 'UNDECIDED' : undefined;
}

const shapes = fc.integer({ min: 2, max: 5 }).chain((editions) => {
  const cell = fc.constantFrom<Cell>('nothing', 'nothing', 'listed', 'listed', 'first', 'late', 'absent');
  const row = (one: typeof cell) => fc.array(one, { minLength: editions, maxLength: editions });
  return fc
    .record({
      whole: fc.array(fc.constantFrom<Whole>('none', 'all', 'c-a'), {
        minLength: editions,
        maxLength: editions,
      }),
      barriers: fc.array(
        fc.record({ country: fc.constantFrom<'c-a' | 'c-b'>('c-a', 'c-b'), cells: row(cell) }),
        { minLength: 1, maxLength: 6 },
      ),
      ends: fc.uniqueArray(fc.nat(editions - 1), { minLength: 2, maxLength: 2 }),
      knowing: fc.boolean(),
    })
    .map(({ ends, ...shape }): Shape => ({ ...shape, from: Math.min(...ends), to: Math.max(...ends) }));
});

const compared = (shape: Shape, countries?: readonly string[]) => {
  const scope = shape.knowing ? { knownAt: THEN } : {};
  const series = seriesOf(reportsOf(shape), barriersOf(shape), scope);
  const [from, to] = [series.editions[shape.from]!, series.editions[shape.to]!];
  return { series, comparison: compareEditions(series, from, to, countries) };
};

describe('two editions of any series', () => {
  it('have the changes that the rules give', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { comparison } = compared(shape);
        const found = comparison.changes.map(({ history, change }) => [history.barrier.id, change]);
        const wanted = shape.barriers.flatMap((barrier, index) => {
          const change = expected(shape, barrier);
          return change ? [[`b${index}`, change]] : [];
        });
        expect(found).toEqual(wanted);
      }),
      { numRuns: 1000 },
    );
  });

  it('have counts, and numbers by issue, that add up to the changes', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { comparison } = compared(shape);
        const { changes, counts, issues } = comparison;
        const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
        expect(sum(counts.map(({ count }) => count))).toBe(changes.length);
        // Each barrier has one issue.
        const listed = (side: 'before' | 'after') =>
          changes.filter((row) => row[side].state === 'LISTED').length;
        expect(sum(issues.map(({ before }) => before))).toBe(listed('before'));
        expect(sum(issues.map(({ after }) => after))).toBe(listed('after'));
        const growth = issues.map(({ before, after }) => after - before);
        expect(growth).toEqual([...growth].sort((a, b) => b - a));
      }),
    );
  });

  it('say of each undecided barrier why, and never call one of two whole lists undecided', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { comparison } = compared(shape);
        for (const { change, reason } of comparison.changes) {
          if (change === 'UNDECIDED') expect(reason).toMatch(/^\S.*\.$/);
        }
        const both = [shape.from, shape.to].every((edition) => shape.whole[edition] === 'all');
        if (!both || shape.knowing) return;
        expect(comparison.changes.filter(({ change }) => change === 'UNDECIDED')).toEqual([]);
        for (const { change, complete, count, status } of comparison.counts) {
          if (change === 'RETURNED') continue;
          expect([change, complete, status]).toEqual([change, true, count > 0 ? 'KNOWN' : 'NONE']);
        }
      }),
    );
  });

  it('tell an empty list of changes as known only where the lists for the countries asked about are whole', () => {
    fc.assert(
      fc.property(shapes, fc.constantFrom(['c-a'], ['c-b'], ['c-a', 'c-b']), (shape, countries) => {
        const { comparison } = compared({ ...shape, barriers: [], knowing: false }, countries);
        const whole = [shape.from, shape.to].every(
          (edition) =>
            shape.whole[edition] === 'all' || (shape.whole[edition] === 'c-a' && countries.join() === 'c-a'),
        );
        const dropped = comparison.counts.find(({ change }) => change === 'DROPPED')!;
        expect([dropped.complete, dropped.status]).toEqual([whole, whole ? 'NONE' : 'NOT_EXAMINED']);
        if (!whole) expect(dropped.gap?.reason).toMatch(/is not held whole/);
      }),
    );
  });
});

describe('the first and last listing', () => {
  it('are the first and last edition that list the barrier, and claims are kept beside them', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { series } = compared(shape);
        for (const { barrier, editions, first, last, claimed } of series.histories) {
          const row = shape.barriers[Number(barrier.id.slice(1))]!;
          const listed = row.cells.flatMap((_, edition) =>
            stands(shape, row, edition) === 'yes' ? [`${2001 + edition}`] : [],
          );
          expect([first?.edition.name, last?.edition.name]).toEqual([listed[0], listed.at(-1)]);
          expect(claimed.map(({ edition }) => edition.name)).toEqual(
            row.cells.flatMap((cell, edition) => (cell === 'first' ? [`${2001 + edition}`] : [])),
          );
          expect(editions).toHaveLength(shape.whole.length);
        }
      }),
    );
  });
});

describe('the name of a series that is not there', () => {
  it('is answered by those that are there, the most alike first', () => {
    expect(nearestNames(['Special 301', 'NTE comments', 'NTE'], 'nte')).toEqual([
      'NTE',
      'NTE comments',
      'Special 301',
    ]);
    expect(nearestNames([], 'NTE')).toEqual([]);
    expect(nearestNames(['B', 'A'], '')).toEqual(['A', 'B']);
  });
});
