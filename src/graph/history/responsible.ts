/** Who is in charge on a day: bodies that hold the office, and those that took it over from bodies that have ended. */
import type { Hop } from '../chains/chain.js';
import { asKnown, coverage, dayAfter, firstOf, type Holding, LAST_DAY, lastOf } from '../days.js';
import type { Row } from '../engines/engine.js';
import { groupedBy } from '../grouped.js';
import { compareText } from '../normalize.js';
import { parseRecord } from '../plans/read.js';
import type { BoundRecord, EntityRecord, StatementRecord } from '../records.js';

/** How many successions are followed from one body. */
const MOST_SUCCESSIONS = 4;

/** Offices at one thing: at the entity that is asked about, or at what it rests on. */
export interface Offices {
  /** Id of the thing. */
  readonly base: string;
  /** The statements that lead from the entity to it. */
  readonly hops: readonly StatementRecord[];
  /** That bodies are or were in charge of it. */
  readonly offices: readonly StatementRecord[];
}

/** What the store has of who is in charge of an entity, at any time, whenever it became known. */
export interface ResponsibleRows {
  readonly at: readonly Offices[];
  readonly successions: readonly StatementRecord[];
  readonly bodies: ReadonlyMap<string, EntityRecord>;
  /** Whether that is all there is. */
  readonly complete: boolean;
}

/** One way in which a body comes to be in charge. */
export interface Way {
  /** The statement of the office: of the body itself, or of the one that it took over from. */
  readonly office: StatementRecord;
  /** From the entity that is asked about to the body. */
  readonly hops: readonly Hop[];
  readonly since: BoundRecord;
  readonly holds: Holding;
}

export interface Responsible {
  readonly body: EntityRecord;
  readonly since: BoundRecord;
  readonly holds: Holding;
  readonly ways: readonly Way[];
}

export interface Responsibility {
  readonly bodies: readonly Responsible[];
  /** An office holds on the day, but its body has ended and nobody is known to have taken over. */
  readonly vacant: boolean;
}

/** The rows of `responsible.cypher` of one entity, each list read with one row more than `most`. */
export function readResponsible(rows: readonly Row[], most: number): ResponsibleRows {
  const bodies = new Map<string, EntityRecord>();
  const successions = new Map<string, StatementRecord>();
  const known = (record: string): EntityRecord => {
    const body = parseRecord<EntityRecord>(record);
    bodies.set(body.id, body);
    return body;
  };
  let complete = rows.length <= most;
  const at = rows.map(({ base, hops, offices }) => {
    const found = offices as readonly [string, string, readonly [string[], string[]][]][];
    complete &&= found.length <= most && found.every(([, , paths]) => paths.length <= most);
    return {
      base: base as string,
      hops: (hops as string[]).map((hop) => parseRecord<StatementRecord>(hop)),
      offices: found.slice(0, most).map(([statement, body, paths]) => {
        for (const [steps, on] of paths) {
          for (const step of steps) {
            const succession = parseRecord<StatementRecord>(step);
            successions.set(succession.id, succession);
          }
          for (const next of on) known(next);
        }
        known(body);
        return parseRecord<StatementRecord>(statement);
      }),
    };
  });
  return { at, successions: [...successions.values()], bodies, complete };
}

/** Who is in charge on a day, as it was known on another. */
export function responsibleAt(
  rows: ResponsibleRows,
  { at, knownAt = LAST_DAY }: { readonly at: string; readonly knownAt?: string },
): Responsibility {
  const counts = ({ negated, knownFrom }: StatementRecord) => !negated && knownFrom <= knownAt;
  const successions = rows.successions.filter(
    (succession) => counts(succession) && succession.since.earliest <= at,
  );
  const found: { readonly body: string; readonly way: Way }[] = [];
  let vacant = false;
  for (const { base, offices, ...basis } of rows.at) {
    const hops = basis.hops.map((hop) => asKnown(hop, knownAt));
    if (!hops.every((hop) => counts(hop) && coverage(hop, at) !== 'DOES_NOT_HOLD')) continue;
    const known = offices.filter(counts).map((office) => asKnown(office, knownAt));
    for (const statement of known.filter(({ since }) => since.earliest <= at)) {
      const heirs = new Heirs(statement, known, successions, rows.bodies, at, knownAt);
      const reached = heirs.of();
      vacant ||= reached.length === 0 && coverage(statement, at) !== 'DOES_NOT_HOLD';
      for (const { body, steps, certain } of reached) {
        found.push({ body, way: wayAlong(base, hops, statement, steps, at, certain) });
      }
    }
  }
  const bodies = [...groupedBy(found, ({ body }) => body)].map(([id, reached]): Responsible => {
    const alike = groupedBy(reached, ({ way: { hops, office } }) =>
      JSON.stringify([hops.map(({ to }) => to), office.type, office.qualifiers]),
    );
    const ways = [...alike.values()].map((same) => mergedWay(same.map(({ way }) => way))).sort(byLength);
    return {
      body: rows.bodies.get(id)!,
      since: firstOf(ways.map(({ since }) => since)),
      holds: best(ways),
      ways,
    };
  });
  return { bodies: bodies.sort(inOrder), vacant: vacant && bodies.length === 0 };
}

interface Heir {
  readonly body: string;
  /** The successions that lead to it; none to the body that holds the office itself. */
  readonly steps: readonly (readonly StatementRecord[])[];
  readonly certain: boolean;
}

/** Where one office has gone by a day. */
class Heirs {
  constructor(
    private readonly office: StatementRecord,
    private readonly offices: readonly StatementRecord[],
    private readonly successions: readonly StatementRecord[],
    private readonly bodies: ReadonlyMap<string, EntityRecord>,
    private readonly at: string,
    private readonly knownAt: string,
  ) {}

  of(): readonly Heir[] {
    const { from, since, until } = this.office;
    // A body that has got an office after it handed something over is still there.
    const handed = this.from(from).filter((step) => step.since.latest >= since.earliest);
    const holding = coverage(this.office, this.at);
    if (holding !== 'DOES_NOT_HOLD') return this.spread(from, handed, [], holding === 'HOLDS');
    // An office that ended long before its body did has not passed over with it.
    const passed = handed.filter((step) => dayAfter(until.latest) >= step.since.earliest);
    return this.beyond(passed, [], true);
  }

  /** A body, unless it has gone, and those that took over from it. */
  private spread(
    body: string,
    handed: readonly StatementRecord[],
    steps: Heir['steps'],
    certain: boolean,
  ): readonly Heir[] {
    // Where the steps are used up, the last body stands for those behind it.
    const open = steps.length < MOST_SUCCESSIONS ? handed : [];
    const beyond = this.beyond(open, steps, certain);
    const gone = this.hasEnded(body) || open.some(({ since }) => since.latest <= this.at);
    return gone ? beyond : [{ body, steps, certain: certain && handed.length === 0 }, ...beyond];
  }

  private beyond(
    handed: readonly StatementRecord[],
    steps: Heir['steps'],
    certain: boolean,
  ): readonly Heir[] {
    // Where a source says which of the heirs has the office, the others do not have it.
    const named = handed.filter((step) => this.officesBehind(step).length > 0);
    const byHeir = groupedBy(named.length > 0 ? named : handed, ({ to }) => to!);
    return [...byHeir].flatMap(([heir, statements]) => {
      const told =
        named.length > 0 || (byHeir.size === 1 && statements.every(({ qualifiers }) => !qualifiers.scope));
      const sure = certain && told && statements.some(({ since }) => since.latest <= this.at);
      const path = [...steps, statements];
      const next = this.after(path);
      const own = statements.flatMap((step) => this.officesBehind(step));
      const over = own.length > 0 && own.every(({ until }) => until.latest < this.at);
      if (!over) return this.spread(heir, next, path, sure);
      const passed = next.filter(({ since }) =>
        own.some(({ until }) => dayAfter(until.latest) >= since.earliest),
      );
      return path.length < MOST_SUCCESSIONS ? this.beyond(passed, path, sure) : [];
    });
  }

  private from(body: string): readonly StatementRecord[] {
    return this.successions.filter(({ from, to }) => from === body && to !== body);
  }

  /** The successions that can follow a path: none that is on it, none that is older than its last step. */
  private after(path: Heir['steps']): readonly StatementRecord[] {
    const last = path.at(-1)!;
    const reached = firstOf(last.map(({ since }) => since)).earliest;
    const used = new Set(path.flat().map(({ id }) => id));
    return this.from(last[0]!.to!).filter(({ id, since }) => !used.has(id) && since.latest >= reached);
  }

  /** What says that the heir has the same office itself; one that it lost before it took over says nothing. */
  private officesBehind({ to: heir, since }: StatementRecord): readonly StatementRecord[] {
    return this.offices.filter(
      ({ from, type, until }) => from === heir && type === this.office.type && until.latest >= since.earliest,
    );
  }

  private hasEnded(body: string): boolean {
    const record = this.bodies.get(body);
    return record !== undefined && asKnown(record, this.knownAt).until.latest < this.at;
  }
}

function wayAlong(
  base: string,
  hops: readonly StatementRecord[],
  office: StatementRecord,
  steps: Heir['steps'],
  at: string,
  certain: boolean,
): Way {
  // Hops are told from the entity on; the first statements lead to it, and each hop begins where the last one ended.
  const chain = [...hops.map((hop) => [hop]), [office], ...steps];
  let from = hops[0]?.to ?? base;
  const told = chain.map((statements): Hop => {
    const [first] = statements;
    const to = first!.from === from ? first!.to! : first!.from;
    const hop = { from, to, statements };
    from = to;
    return hop;
  });
  return {
    office,
    hops: told,
    since: lastOf(chain.map((statements) => firstOf(statements.map(({ since }) => since)))),
    holds: certain && hops.every((hop) => coverage(hop, at) === 'HOLDS') ? 'HOLDS' : 'MAY_HOLD',
  };
}

/** Ways over the same nodes are one, whose hops hold all their statements. */
function mergedWay(ways: readonly Way[]): Way {
  const [first] = ways;
  const hops = first!.hops.map(({ from, to }, index) => {
    const statements = new Map(ways.flatMap((way) => way.hops[index]!.statements).map((s) => [s.id, s]));
    return { from, to, statements: [...statements.values()].sort((a, b) => compareText(a.id, b.id)) };
  });
  return {
    ...first!,
    hops,
    since: firstOf(ways.map(({ since }) => since)),
    holds: best(ways),
  };
}

const best = (ways: readonly Way[]): Holding =>
  ways.some(({ holds }) => holds === 'HOLDS') ? 'HOLDS' : 'MAY_HOLD';

const byLength = (a: Way, b: Way): number =>
  a.hops.length - b.hops.length ||
  compareText(
    a.hops.map(({ statements }) => statements[0]!.id).join(' '),
    b.hops.map(({ statements }) => statements[0]!.id).join(' '),
  );

/** What is certain first, then by name. */
const inOrder = (a: Responsible, b: Responsible): number =>
  compareText(a.holds, b.holds) ||
  compareText(a.body.sortKey, b.body.sortKey) ||
  compareText(a.body.id, b.body.id);
