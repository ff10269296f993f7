/** Groups of countries with dated membership: blocs, groups, and the parties of an agreement. */
import { type Clocks, counts } from './clocks.js';
import type { StatementRecord } from './records.js';

export interface Membership {
  readonly group: string;
  readonly statement: StatementRecord;
}

/** The members that a group stood for on a day. */
export interface GroupMembers {
  readonly group: string;
  readonly day: string;
  readonly members: readonly string[];
}

/** All memberships, in memory. Made anew when the data changes. */
export class Groups {
  private readonly memberships = new Map<string, StatementRecord[]>();

  static async of(memberships: AsyncIterable<Membership>): Promise<Groups> {
    const groups = new Groups();
    for await (const { group, statement } of memberships) {
      const known = groups.memberships.get(group);
      if (known) known.push(statement);
      else groups.memberships.set(group, [statement]);
    }
    return groups;
  }

  /**
   * The groups among some countries, each with its members on the day of the clocks, else today, but on no day after
   * that of knowledge. Who may have been a member then is one, unless only the certain ones are asked for.
   */
  among(countries: readonly string[], clocks: Clocks, today: string): readonly GroupMembers[] {
    const { validAt, knownAt } = clocks;
    const day = validAt ?? (knownAt && knownAt < today ? knownAt : today);
    return [...new Set(countries)].flatMap((group) => {
      const statements = this.memberships.get(group);
      if (!statements) return [];
      const members = statements
        .filter((statement) => counts(statement, { ...clocks, validAt: day }))
        .map(({ from }) => from);
      return [{ group, day, members: [...new Set(members)].sort() }];
    });
  }
}
