/** The life of a barrier, law, programme or agreement: which status it had when, and what brought it there. */
import {
  asKnown,
  coverage,
  dayAfter,
  dayBefore,
  FIRST_DAY,
  firstOf,
  type Holding,
  LAST_DAY,
} from '../days.js';
import type { Row, Value } from '../engines/engine.js';
import { compareText } from '../normalize.js';
import { parseRecord, readEvidence } from '../plans/read.js';
import type { EvidenceRow, StatementRow } from '../plans/rows.js';
import type { BoundRecord, EntityRecord, StatementRecord } from '../records.js';

/** A statement, and who or what it comes from. */
export interface Told {
  readonly statement: StatementRecord;
  readonly by: EntityRecord;
  /** When: as the statement says, else no earlier than the document or event that it comes from. */
  readonly since: BoundRecord;
}

/** What the store has for a life, whenever it became known. */
export interface LifeRows {
  readonly statuses: readonly (StatementRow & { readonly evidence: readonly EvidenceRow[] })[];
  readonly claims: readonly Told[];
  readonly steps: readonly Told[];
  /** Whether that is all there is. */
  readonly complete: boolean;
}

export interface LifeFilter {
  readonly validAt?: string;
  /** Leaves out what only may hold at `validAt`. */
  readonly certainOnly?: boolean;
  readonly knownAt?: string;
  /** Also what expressly does not address the entity. */
  readonly includeNegated?: boolean;
  /** The day of the question: what is dated later is planned. */
  readonly today: string;
}

/** Something that addressed the entity. */
export interface Step extends Told {
  /** It is not told as something that happened. */
  readonly planned: boolean;
}

export interface Cause {
  readonly step: Step;
  /** The evidence of the status names it; else it falls on the beginning. */
  readonly named: boolean;
}

/** A time over which a status is stated, or concluded from who calls the entity a barrier. */
export interface Period {
  readonly status: string;
  readonly since: BoundRecord;
  readonly until: BoundRecord;
  readonly holds?: Holding;
  /** The statement that gives the status; absent where it is concluded. */
  readonly stated?: StatementRow;
  /** What a status that no statement gives is concluded from, the first first. */
  readonly claims: readonly Told[];
  readonly broughtBy: readonly Cause[];
  readonly steps: readonly Step[];
}

export interface Life {
  readonly periods: readonly Period[];
  readonly steps: readonly Step[];
}

/** The rows of `life.cypher`, each read with one row more than `most` of every sort. */
export function readLife({ statuses, claims, steps }: Row, most: number): LifeRows {
  const told = (value: Value): readonly Told[] =>
    (value as [string, string][])
      .slice(0, most)
      .map(([statement, by]) =>
        toldBy(parseRecord<StatementRecord>(statement), parseRecord<EntityRecord>(by)),
      );
  const stated = (statuses as [string, Value][]).slice(0, most).map(([statement, evidence]) => ({
    statement: parseRecord<StatementRecord>(statement),
    evidence: readEvidence(evidence),
  }));
  const complete = [statuses, claims, steps].every((rows) => (rows as readonly Value[]).length <= most);
  return { statuses: stated, claims: told(claims as Value), steps: told(steps as Value), complete };
}

/** Who or what has no date of its own has been there from the start. */
const DATED = ['Report', 'Event', 'Law', 'Agreement'];

export function toldBy(statement: StatementRecord, by: EntityRecord): Told {
  const { since } = statement;
  const dates = since.earliest === FIRST_DAY && DATED.includes(by.kind) && by.date <= since.latest;
  return { statement, by, since: dates ? { ...since, earliest: by.date } : since };
}

/**
 * Actions that can bring a status about. An event that merely falls on the beginning of a status counts as its cause
 * only with one of these.
 */
const CAUSES: Readonly<Record<string, readonly string[]>> = {
  IN_FORCE: ['BRINGS_INTO_FORCE', 'ADOPTS', 'UPHOLDS', 'CHANGES'],
  PASSED: ['ADOPTS'],
  PROPOSED: ['RELEASES', 'DELIVERS', 'RAISES'],
  PLANNED: ['RELEASES', 'DELIVERS', 'RAISES', 'CHANGES'],
  BEING_REPLACED: ['CHANGES', 'ADOPTS'],
  REPEALED: ['ANNULS', 'WITHDRAWS'],
  STRUCK_DOWN: ['ANNULS', 'RULES_AGAINST'],
  ENDED: ['ANNULS', 'WITHDRAWS'],
  CLAIMED: ['RAISES', 'INVESTIGATES', 'ADOPTS', 'BRINGS_INTO_FORCE', 'CHANGES', 'TIGHTENS', 'UPHOLDS'],
  NEGOTIATED: ['COMMITS', 'RAISES', 'EXPECTED_TOPIC', 'INVESTIGATES', 'SUSPENDS', 'WITHDRAWS'],
  EASED: ['EASES', 'SUSPENDS', 'APPROVES', 'WITHDRAWS', 'CHANGES', 'ANNULS', 'RULES_AGAINST', 'AWARDS'],
  RESOLVED: ['ANNULS', 'WITHDRAWS', 'EASES', 'CHANGES'],
  SIGNED: ['RELEASES', 'ADOPTS', 'COMMITS'],
  SUSPENDED: ['SUSPENDS'],
  WITHDRAWN: ['WITHDRAWS', 'ANNULS'],
};

/** Actions by which somebody calls a practice a barrier. */
const CLAIMING = ['RAISES', 'INVESTIGATES'];

/** The life as it was known at a day, narrowed to what holds, or may hold, on another. */
export function lifeOf(kind: string, rows: LifeRows, filter: LifeFilter): Life {
  const known = visible(rows, filter);
  const stated = statedPeriods(known, rows, filter);
  const periods = [...stated, ...claimedPeriod(kind, known, stated)]
    .sort(inOrder)
    .map((period) => ({ ...period, holds: filter.validAt ? coverage(period, filter.validAt) : undefined }))
    .filter(({ holds }) => counts(holds, filter));
  const steps = known.steps.filter(({ since, statement: { until } }) =>
    counts(filter.validAt ? coverage({ since, until }, filter.validAt) : undefined, filter),
  );
  return {
    periods: periods.map((period) => {
      const broughtBy = causes(period, steps);
      const others = steps.filter((step) => !broughtBy.some((cause) => cause.step === step));
      return { ...period, broughtBy, steps: others.filter((step) => fallsInto(step, period)) };
    }),
    steps,
  };
}

type Bare = Omit<Period, 'broughtBy' | 'steps' | 'holds'>;

interface Known extends Omit<LifeRows, 'steps' | 'complete'> {
  readonly steps: readonly Step[];
}

const counts = (holding: Holding | undefined, { certainOnly }: LifeFilter): boolean =>
  holding === undefined || holding === 'HOLDS' || (holding === 'MAY_HOLD' && !certainOnly);

function visible(
  { statuses, claims, steps }: LifeRows,
  { knownAt = LAST_DAY, includeNegated = false, today }: LifeFilter,
): Known {
  const public_ = ({ statement }: { readonly statement: StatementRecord }) => statement.knownFrom <= knownAt;
  const asked = knownAt === LAST_DAY ? today : knownAt;
  return {
    statuses: statuses.filter(public_).map((row) => ({
      ...row,
      statement: asKnown(row.statement, knownAt),
      evidence: row.evidence.filter(({ evidence }) => evidence.knownFrom <= knownAt),
    })),
    claims: claims.filter(public_),
    steps: steps
      .filter((step) => public_(step) && (includeNegated || !step.statement.negated))
      .map((step) => ({ ...step, planned: isPlanned(step, asked) }))
      .sort(byTime),
  };
}

const isPlanned = ({ statement, by, since }: Told, asked: string): boolean =>
  ['FORECAST', 'PROPOSAL'].includes(statement.modality) ||
  by.attributes.status === 'PLANNED' ||
  since.earliest > asked;

function statedPeriods(known: Known, rows: LifeRows, { knownAt = LAST_DAY }: LifeFilter): readonly Bare[] {
  const later = rows.statuses.filter(({ statement }) => statement.knownFrom > knownAt);
  return known.statuses.map((stated) => {
    const { value, since, until } = stated.statement;
    // An end that only the status after it tells was not known before that status was.
    const told = later.some(
      ({ statement }) =>
        statement.since.latest >= until.earliest && statement.since.earliest <= dayAfter(until.latest),
    );
    const end = told ? OPEN : until;
    return { status: value!, since, until: end, stated, claims: [] };
  });
}

/** That a barrier is claimed from the first who calls it one, until the first status that a statement gives. */
function claimedPeriod(kind: string, { claims, steps }: Known, stated: readonly Bare[]): readonly Bare[] {
  if (kind !== 'Barrier') return [];
  // What brought a status about belongs to that status, and is no time of its own before it.
  const brought = new Set(stated.flatMap((period) => causes(period, steps).map(({ step }) => step)));
  const calling = steps.filter(
    (step) =>
      !step.planned &&
      !step.statement.negated &&
      !brought.has(step) &&
      CLAIMING.includes(step.statement.qualifiers.action as string),
  );
  const told = [...claims, ...calling].sort(byTime);
  if (told.length === 0) return [];
  const since = firstOf(told.map((claim) => claim.since));
  const until = stated.length === 0 ? OPEN : dayBeforeFirst(stated, since);
  if (until.latest < until.earliest) return [];
  const within = told.filter((claim) => fallsInto(claim, { since, until }));
  return [{ status: 'CLAIMED', since, until, claims: within.map(bare) }];
}

const OPEN: BoundRecord = { earliest: LAST_DAY, latest: LAST_DAY };

function dayBeforeFirst(periods: readonly Bare[], since: BoundRecord): BoundRecord {
  const next = firstOf(periods.map((period) => period.since));
  const earliest = dayBefore(next.earliest);
  return {
    earliest: earliest > since.earliest ? earliest : since.earliest,
    latest: dayBefore(next.latest),
  };
}

const bare = ({ statement, by, since }: Told): Told => ({ statement, by, since });

function causes({ status, since, stated }: Bare, steps: readonly Step[]): readonly Cause[] {
  if (!stated) return [];
  const names = namesIn(stated.evidence ?? []);
  return steps.flatMap((step): readonly Cause[] => {
    const { statement, by } = step;
    if (statement.negated) return [];
    if (names.has(by.id)) return [{ step, named: true }];
    const fits =
      (CAUSES[status] ?? []).includes(statement.qualifiers.action as string) &&
      isDated(since) &&
      isDated(step.since) &&
      since.earliest <= step.since.latest &&
      step.since.earliest <= since.latest;
    return fits ? [{ step, named: false }] : [];
  });
}

/** Ids that evidence names: who says it there, and whatever its own words hold, such as "(ev-map-approval)". */
function namesIn(evidence: readonly EvidenceRow[]): ReadonlySet<string> {
  return new Set(
    evidence.flatMap(({ evidence: { summary = '', reason = '', assertedBy = '' } }) => [
      assertedBy,
      ...(`${summary} ${reason}`.match(/[a-z0-9]+(?:-[a-z0-9]+)+/g) ?? []),
    ]),
  );
}

const isDated = ({ earliest, latest }: BoundRecord): boolean => earliest > FIRST_DAY && latest < LAST_DAY;

/** Whether what happened falls, or may fall, into a period. */
const fallsInto = (told: Told, { since, until }: Pick<Period, 'since' | 'until'>): boolean =>
  since.earliest <= told.since.latest && told.since.earliest <= until.latest;

const byTime = (a: Told, b: Told): number =>
  compareText(a.since.latest, b.since.latest) ||
  compareText(a.since.earliest, b.since.earliest) ||
  compareText(a.statement.id, b.statement.id);

const inOrder = (a: Bare, b: Bare): number =>
  compareText(a.since.earliest, b.since.earliest) ||
  compareText(a.since.latest, b.since.latest) ||
  compareText(a.until.earliest, b.until.earliest) ||
  compareText(a.until.latest, b.until.latest) ||
  compareText(a.stated?.statement.id ?? '', b.stated?.statement.id ?? '');
