/** Statements by id, of a source, and what they lead to. */
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { sentence } from '../../graph/chains/chain.js';
import { counts } from '../../graph/clocks.js';
import { holdingOn } from '../../graph/days.js';
import { encodeCursor } from '../../graph/plans/cursor.js';
import { nameOf } from '../../graph/records.js';
import { wordOf } from '../../ontology/relations.js';
import { valueTypeNamed } from '../../ontology/values.js';
import { ClockArguments, PageArguments } from '../../schema/arguments.js';
import { StatementConnection, StatementEdge } from '../../schema/entities/connections.js';
import { Entity, KnowledgeState } from '../../schema/entities/entity.js';
import { classOfKind, entityOf } from '../../schema/entities/kinds.js';
import { Conflict, Evidence, Statement } from '../../schema/entities/statement.js';
import { termEnum } from '../../schema/enums.js';
import { Day } from '../../schema/scalars.js';
import { pageSize, positionAfter } from '../arguments.js';
import type { Context } from '../context.js';
import { clocksOf } from '../scope.js';
import { loadedEntity } from './loaded.js';

@Resolver(() => Statement)
export class StatementsResolver {
  @Query(() => Statement, {
    nullable: true,
    description:
      'A statement by its id, with everything that it rests on and stands against. Null where there is none, where it was not public by `knownAt`, or where it does not hold on `validAt`.',
  })
  async statement(
    @Arg('id', () => ID, { description: 'The id, such as b-kr-csap.affects.co-aws.' }) id: string,
    @Args(() => ClockArguments) given: ClockArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Statement | null> {
    const clocks = clocksOf(given);
    const row = await loaders.statement(id, clocks.knownAt);
    return row && counts(row.statement, clocks) ? new Statement(row, clocks) : null;
  }

  @FieldResolver(() => Entity, { description: 'The subject.' })
  from(@Root() { record, clocks }: Statement, @Ctx() { loaders }: Context): Promise<Entity> {
    return loadedEntity(loaders, record.from, clocks);
  }

  @FieldResolver(() => Entity, { nullable: true, description: 'The object, where it is an entity.' })
  async to(@Root() { record, clocks }: Statement, @Ctx() { loaders }: Context): Promise<Entity | null> {
    return record.to === undefined ? null : loadedEntity(loaders, record.to, clocks);
  }

  @FieldResolver(() => Entity, {
    nullable: true,
    description: 'For whom a document is signed; empty where somebody signs as an individual.',
  })
  async onBehalfOf(
    @Root() { record, clocks }: Statement,
    @Ctx() { loaders }: Context,
  ): Promise<Entity | null> {
    const id = record.qualifiers.onBehalfOf;
    const row = typeof id === 'string' ? await loaders.entity(id) : null;
    return row && entityOf(row, clocks);
  }

  @FieldResolver(() => String, { description: 'The statement as a sentence, in English.' })
  async sentence(@Root() { record, clocks }: Statement, @Ctx() { loaders }: Context): Promise<string> {
    const [from, to] = await Promise.all([
      loadedEntity(loaders, record.from, clocks),
      record.to === undefined ? null : loadedEntity(loaders, record.to, clocks),
    ]);
    // A claim or a figure is a sentence already; that it is about something is no news.
    if (['Claim', 'Figure'].includes(from.kind)) return from.description;
    const word = valueTypeNamed(record.type)?.word ?? wordOf(record, 'forward');
    const not = record.negated ? 'It is not so that ' : '';
    return sentence(`${not}${nameOf(from.row.entity)} ${word} ${to ? nameOf(to.row.entity) : record.value}`);
  }

  @FieldResolver(() => termEnum('Holding'), { description: 'Whether the statement holds on a day.' })
  holds(
    @Root() { record, clocks }: Statement,
    @Arg('at', () => Day, { description: 'The day.' }) at: string,
  ): string {
    return holdingOn(record, at, clocks.knownAt);
  }

  @FieldResolver(() => [Evidence], { description: 'What it rests on: who says it, where, how firmly.' })
  async evidence(@Root() { row, clocks }: Statement, @Ctx() { loaders }: Context): Promise<Evidence[]> {
    const evidence =
      row.evidence ?? (await loaders.statement(row.statement.id, clocks.knownAt))?.evidence ?? [];
    return evidence.map((piece) => new Evidence(piece, clocks));
  }

  @FieldResolver(() => [Conflict], { description: 'Statements that stand against it.' })
  async conflicts(@Root() { row, clocks }: Statement, @Ctx() { loaders }: Context): Promise<Conflict[]> {
    const conflicts =
      row.conflicts ?? (await loaders.statement(row.statement.id, clocks.knownAt))?.conflicts ?? [];
    return conflicts.map((conflict) => new Conflict(conflict, clocks));
  }
}

@Resolver(() => Evidence)
export class EvidenceResolver {
  @FieldResolver(() => classOfKind('Source'), { description: 'The document.' })
  source(@Root() { row, clocks }: Evidence): Entity {
    return entityOf({ entity: row.source }, clocks);
  }

  @FieldResolver(() => Entity, {
    nullable: true,
    description: 'Who says it in the document; empty where the document speaks for itself.',
  })
  assertedBy(@Root() { row, clocks }: Evidence): Entity | null {
    return row.assertedBy ? entityOf({ entity: row.assertedBy }, clocks) : null;
  }
}

@Resolver(() => KnowledgeState)
export class KnowledgeStateResolver {
  @FieldResolver(() => [classOfKind('Source')], {
    description: 'The documents in which an answer was looked for.',
  })
  async searched(@Root() { gap }: KnowledgeState, @Ctx() { loaders }: Context): Promise<Entity[]> {
    const rows = await Promise.all((gap?.searched ?? []).map((id) => loaders.entity(id)));
    return rows.filter((row) => row !== null).map((row) => entityOf(row, {}));
  }
}

@Resolver(() => classOfKind('Figure'))
export class FigureFieldsResolver {
  @FieldResolver(() => KnowledgeState, {
    description: 'Whether the number is known, and why not where it is not.',
  })
  knowledge(@Root() { row: { entity } }: Entity): KnowledgeState {
    if (entity.attributes.value !== undefined) return new KnowledgeState('KNOWN');
    const gap = entity.gaps.find(({ about }) => about === 'value');
    return new KnowledgeState(gap?.status ?? 'NOT_EXAMINED', gap);
  }
}

/** What the cursors of the statements of a source are cursors of. */
const LIST = 'statements';

@Resolver(() => classOfKind('Source'))
export class SourceFieldsResolver {
  @FieldResolver(() => StatementConnection, { description: 'The statements that cite this document, by id.' })
  async statements(
    @Root() { row, clocks: above }: Entity,
    @Args(() => PageArguments) { first, after, ...given }: PageArguments,
    @Ctx() { loaders }: Context,
  ): Promise<StatementConnection> {
    const clocks = clocksOf(given, above);
    const position = positionAfter(LIST, 1, after);
    const page = await loaders.statementsOfSource(row.entity.id, {
      after: position?.[0],
      first: pageSize(first),
      clocks,
    });
    const edges = page.rows.map((statement) => {
      const cursor = encodeCursor(LIST, [statement.statement.id]);
      return new StatementEdge(new Statement(statement, clocks), cursor);
    });
    return new StatementConnection(edges, page.hasMore, position !== undefined, undefined);
  }
}
