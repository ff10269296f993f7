/** Walks the graph level by level: what is said around many entities at once, with bounds that are told. */
import { isContext } from '../../ontology/relations.js';
import { type Clocks, counts } from '../clocks.js';
import { EngineError } from '../engines/engine.js';
import { compareText } from '../normalize.js';
import type { StatementRecord } from '../records.js';

/** What a walk asks the graph: one statement each. */
export interface Surroundings {
  /** What is said around these entities, at most `most` statements each. Throws an EngineError when late. */
  neighbours(
    ids: readonly string[],
    types: readonly string[],
    clocks: Clocks,
    most: number,
  ): Promise<readonly Surrounding[]>;
  /** How many statements of these relations there are at these entities, and of which kind they are. */
  degrees(ids: readonly string[], types: readonly string[], clocks: Clocks): Promise<readonly Degree[]>;
  /** Throws an EngineError where the request is past its deadline or given up. */
  assertInTime(): void;
}

/** What is said around an entity. */
export interface Surrounding {
  readonly id: string;
  readonly kind: string;
  readonly said: readonly Said[];
}

/** A statement at an entity, with the entity at its other end. */
export interface Said {
  readonly statement: StatementRecord;
  readonly other: string;
  readonly kind: string;
}

export interface Degree {
  readonly id: string;
  readonly kind: string;
  readonly degree: number;
}

/** Which statements are followed. */
export interface Following {
  readonly types: readonly string[];
  /** Whether what tells shared surroundings is followed, too. */
  readonly context: boolean;
  readonly clocks: Clocks;
  readonly modalities?: readonly string[];
  readonly certainties?: readonly string[];
}

export interface WalkBounds {
  /** Who has more statements of the relations followed is not passed through. */
  readonly hub: number;
  /** How many statements one question reads. */
  readonly statements: number;
}

/** Which bound ended a search, or narrowed it. */
export type Bound = 'STATEMENTS' | 'DEADLINE' | 'PATHS' | 'TRIALS' | 'HUBS';

/** The most statements that one level brings from the engine at once. */
const BATCH = 100_000;

/** What is said between an entity and each of its neighbours, by statement. */
type Neighbours = ReadonlyMap<string, ReadonlyMap<string, StatementRecord>>;

export class Walk {
  /** The kind of every entity met. */
  readonly kinds = new Map<string, string>();
  /** Entities that chains would have passed through but for their many statements. */
  readonly skipped = new Set<string>();
  /** The bound that was met, if any: nothing is read after it. */
  stopped: Bound | undefined;
  private readonly around = new Map<string, Map<string, Map<string, StatementRecord>>>();
  private readonly read = new Set<string>();
  private readonly hubs = new Set<string>();
  private readonly known = new Map<string, number>();
  private statements = 0;

  constructor(
    private readonly graph: Surroundings,
    private readonly following: Following,
    private readonly bounds: WalkBounds,
  ) {}

  /** Looks at the clock while nothing is asked of the engine: `stopped` tells that time is up. */
  checkTime(): void {
    try {
      this.graph.assertInTime();
    } catch (error) {
      this.stopWhenLate(error);
    }
  }

  /** How many statements there are at an entity that was read or weighed. */
  degreeOf = (id: string): number => this.known.get(id) ?? 0;

  /** Whether a chain may pass through an entity; a hub is remembered as skipped. */
  passes(id: string): boolean {
    if (this.hubs.has(id)) this.skipped.add(id);
    return !this.hubs.has(id);
  }

  /** What is known to be said between an entity and its neighbours: all there is, once its level was read. */
  neighbours = (id: string): Neighbours => this.around.get(id) ?? new Map();

  /**
   * Reads what is said around entities, all of it or, past a bound, nothing more: `stopped` tells. Those with too many
   * statements become hubs; `ends`, which were weighed before, are read even so.
   */
  async level(ids: Iterable<string>, { ends = false } = {}): Promise<void> {
    const wanted = [...new Set(ids)]
      .filter((id) => !this.read.has(id) && !this.hubs.has(id))
      .sort(compareText);
    if (wanted.length === 0 || this.stopped) return;
    const { types, clocks } = this.following;
    const most = ends ? this.bounds.statements : this.bounds.hub;
    const size = ends ? wanted.length : Math.max(1, Math.floor(BATCH / most));
    const level: Surrounding[] = [];
    let statements = this.statements;
    for (let start = 0; start < wanted.length; start += size) {
      const part = wanted.slice(start, start + size);
      const found = await this.inTime(() => this.graph.neighbours(part, types, clocks, most + 1));
      if (!found) return;
      level.push(...found);
      for (const { said } of found) if (ends || said.length <= most) statements += said.length;
      if (statements > this.bounds.statements) {
        this.stopped = 'STATEMENTS';
        return;
      }
    }
    // A level counts as a whole: half of one would depend on the order of its rows.
    this.statements = statements;
    for (const surrounding of level) this.take(surrounding, ends);
  }

  /** The degrees of entities, or undefined where there was no time left. */
  degrees(ids: readonly string[]): Promise<readonly Degree[] | undefined> {
    const { types, clocks } = this.following;
    return this.inTime(() => this.graph.degrees(ids, types, clocks));
  }

  /** Marks as hubs, of entities that need not be read, those with too many statements. */
  async weigh(ids: Iterable<string>): Promise<void> {
    const wanted = [...new Set(ids)].filter((id) => !this.read.has(id) && !this.hubs.has(id));
    if (wanted.length === 0 || this.stopped) return;
    const degrees = await this.degrees(wanted.sort(compareText));
    for (const { id, degree } of degrees ?? []) {
      this.known.set(id, degree);
      if (degree > this.bounds.hub) this.hubs.add(id);
    }
  }

  private take({ id, kind, said }: Surrounding, isEnd: boolean): void {
    this.kinds.set(id, kind);
    this.known.set(id, said.length);
    if (said.length > this.bounds.hub) {
      this.hubs.add(id);
      if (!isEnd) return;
    }
    this.read.add(id);
    for (const { statement, other, kind } of said) {
      const fromKind = statement.from === id ? this.kinds.get(id)! : kind;
      if (other === id || !this.follows(statement, fromKind)) continue;
      this.kinds.set(other, kind);
      this.put(id, other, statement);
      this.put(other, id, statement);
    }
  }

  private put(id: string, other: string, statement: StatementRecord): void {
    const around = this.around.get(id) ?? new Map<string, Map<string, StatementRecord>>();
    this.around.set(id, around);
    const said = around.get(other) ?? new Map<string, StatementRecord>();
    around.set(other, said.set(statement.id, statement));
  }

  private follows(statement: StatementRecord, fromKind: string): boolean {
    if (!this.following.context && isContext(statement.type, fromKind)) return false;
    const { modalities, certainties, clocks } = this.following;
    if (modalities && !modalities.includes(statement.modality)) return false;
    if (certainties && !certainties.includes(statement.certainty)) return false;
    return counts(statement, clocks);
  }

  private async inTime<T>(ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask();
    } catch (error) {
      this.stopWhenLate(error);
      return undefined;
    }
  }

  private stopWhenLate(error: unknown): void {
    if (!(error instanceof EngineError) || error.code !== 'TIMEOUT') throw error;
    this.stopped = 'DEADLINE';
  }
}

/** After how many hops that are tried the clock is looked at. */
const LOOK_AT_CLOCK = 1_000;

/** Counts the hops that are tried while chains are put together from what a walk has read. */
export class Trials {
  private count = 0;

  constructor(
    private readonly walk: Walk,
    private readonly most: number,
  ) {}

  get isExhausted(): boolean {
    return this.count > this.most;
  }

  /** Whether one more may be made: not past their number, nor when time is up. */
  next(): boolean {
    if (++this.count % LOOK_AT_CLOCK === 0) this.walk.checkTime();
    return !this.isExhausted && !this.walk.stopped;
  }
}
