/** Arguments that fields share. */
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { Nationality, RelationPlan, SortField } from '../graph/plans/plan.js';
import type { Qualifier, Relation } from '../ontology/relation.js';
import { relations } from '../ontology/relations.js';
import {
  DirectionEnum,
  KindEnum,
  NationalityEnum,
  RelationTypeEnum,
  SortFieldEnum,
  termEnum,
} from './enums.js';
import { Day } from './scalars.js';

const WITH_MEMBERS =
  'Whether a group of countries (c-eu, agr-usmca …) stands for its members on the day asked for, too; `groups` names them.';

/** How many rows a page has where the caller does not say. */
export const DEFAULT_PAGE = 25;
export const LARGEST_PAGE = 100;

export const FIRST = `How many rows at most, 1 to ${LARGEST_PAGE}.`;
export const AFTER = 'The `endCursor` of the page before.';

@InputType('Sort', { description: 'The order of a list.' })
export class Sort {
  @Field(() => SortFieldEnum, { nullable: true, defaultValue: 'NAME', description: 'What to sort by.' })
  readonly by?: SortField | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'The last first.' })
  readonly descending?: boolean | null;
}

/** The two clocks: when something has to hold, and by when it has to have been public. */
@ArgsType()
export class ClockArguments {
  @Field(() => Day, {
    nullable: true,
    description:
      'Only what holds, or may hold, on this day. A day after `knownAt` asks for what was planned or forecast then.',
  })
  readonly validAt?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'With `validAt`: leave out what only may hold.' })
  readonly certainOnly?: boolean | null;

  @Field(() => Day, { nullable: true, description: 'Only what was public by this day.' })
  readonly knownAt?: string | null;
}

// biome-ignore lint/suspicious/noExplicitAny: TypeScript takes no other constructor for a base to mix into
type Arguments = new (...args: any[]) => object;

/** Arguments with those of a page. */
function paged<Base extends Arguments>(base: Base) {
  @ArgsType()
  class Paged extends base {
    @Field(() => Int, { defaultValue: DEFAULT_PAGE, description: FIRST })
    readonly first!: number;

    @Field(() => String, { nullable: true, description: AFTER })
    readonly after?: string | null;
  }
  return Paged;
}

/** The same with an order. */
function sorted<Base extends Arguments>(base: Base) {
  @ArgsType()
  class Sorted extends base {
    @Field(() => Sort, { nullable: true, description: 'The order; by name unless said otherwise.' })
    readonly sort?: Sort;
  }
  return Sorted;
}

@ArgsType()
export class PageArguments extends paged(ClockArguments) {}

/** The same with the conditions that say which statements at an entity are meant. */
function filtered<Base extends Arguments>(base: Base) {
  @ArgsType()
  class Filtered extends base {
    @Field(() => [KindEnum], {
      nullable: true,
      description: 'Only entities of these kinds at the other end.',
    })
    readonly kinds?: string[];

    @Field(() => [ID], { nullable: true, description: 'Only these entities at the other end.' })
    readonly ids?: string[];

    @Field(() => [ID], {
      nullable: true,
      description: 'Only entities of these countries, or of members of these groups, at the other end.',
    })
    readonly countries?: string[];

    @Field(() => Boolean, { defaultValue: true, description: WITH_MEMBERS })
    readonly withMembers!: boolean;

    @Field(() => [termEnum('Modality')], {
      nullable: true,
      description: 'Only statements put forward so: as a fact, claim, opinion, forecast or proposal.',
    })
    readonly modality?: string[];

    @Field(() => [termEnum('Certainty')], {
      nullable: true,
      description: 'Only statements of these certainties: read in the legal text, stated, inferred.',
    })
    readonly certainty?: string[];

    @Field(() => Boolean, {
      defaultValue: false,
      description: 'Also statements that something is expressly not so.',
    })
    readonly includeNegated!: boolean;
  }
  return Filtered;
}

/** The same with a choice among all relations. */
function ofAnyRelation<Base extends Arguments>(base: Base) {
  @ArgsType()
  class OfAnyRelation extends base {
    @Field(() => [RelationTypeEnum], {
      nullable: true,
      description: 'Only these relations; all unless said otherwise.',
    })
    readonly type?: string[];

    @Field(() => DirectionEnum, {
      defaultValue: 'BOTH',
      description: 'In which direction they are followed.',
    })
    readonly direction!: RelationPlan['direction'];
  }
  return OfAnyRelation;
}

/** Arguments of every field that follows one relation. */
@ArgsType()
export class RelationArguments extends sorted(filtered(PageArguments)) {}

/** Arguments of `relations`, which follows any relation. */
@ArgsType()
export class AnyRelationArguments extends ofAnyRelation(RelationArguments) {}

/** Arguments of `relationCounts`: those of `relations`, but for the page. */
@ArgsType()
export class RelationCountsArguments extends ofAnyRelation(filtered(ClockArguments)) {}

/** Arguments of a page whose rows were chosen before. */
@ArgsType()
export class NeighboursArguments extends sorted(paged(Object)) {}

/** The qualifiers of a relation that its fields can be filtered by. */
export function filterableQualifiers(relation: Relation): readonly Qualifier[] {
  return relation.qualifiers.filter(({ type }) => type.is === 'term' || type.is === 'boolean');
}

// All at once: type-graphql has to know every class before it builds the schema.
const argumentClasses = new Map(relations.map((relation) => [relation.name, qualifiedArguments(relation)]));

/** The arguments of the fields of a relation: the shared ones and its qualifiers. */
export const argumentsOf = (relation: Relation): (new () => RelationArguments) =>
  argumentClasses.get(relation.name)!;

function qualifiedArguments(relation: Relation): new () => RelationArguments {
  class QualifiedArguments extends RelationArguments {}
  for (const { name, type, description } of filterableQualifiers(relation)) {
    const returned = () => (type.is === 'term' ? [termEnum(type.of)] : Boolean);
    Field(returned, {
      nullable: true,
      description: `Only statements that have ${type.is === 'term' ? 'one of these' : 'this'}: ${description}`,
    })(QualifiedArguments.prototype, name);
  }
  ArgsType()(QualifiedArguments);
  return QualifiedArguments;
}

@InputType('EntityFilter', {
  description: 'What a list is narrowed to. Conditions that are given all have to hold.',
})
export class EntityFilterInput {
  @Field(() => [ID], { nullable: true, description: 'Only these entities.' })
  readonly ids?: string[];

  @Field(() => [ID], {
    nullable: true,
    description:
      'Only entities of these countries (ids such as c-kr), or of members of these groups (c-eu, agr-usmca).',
  })
  readonly countries?: string[];

  @Field(() => Boolean, { nullable: true, defaultValue: true, description: WITH_MEMBERS })
  readonly withMembers?: boolean | null;

  @Field(() => NationalityEnum, {
    nullable: true,
    defaultValue: 'HEADQUARTERS',
    description: 'What makes a firm a firm of one of the countries.',
  })
  readonly nationality?: Nationality | null;

  @Field(() => [termEnum('EntityType')], { nullable: true, description: 'Only entities of these types.' })
  readonly types?: string[];

  @Field(() => [termEnum('Status')], {
    nullable: true,
    description:
      'Only entities that have one of these statuses by the newest source, whatever the clocks say; `life` tells those of a day.',
  })
  readonly statuses?: string[];

  @Field(() => [termEnum('Instrument')], { nullable: true, description: 'Only laws of these forms.' })
  readonly instruments?: string[];

  @Field(() => [termEnum('MeasureType')], {
    nullable: true,
    description: 'Only barriers of these kinds of measure.',
  })
  readonly measureTypes?: string[];

  @Field(() => [String], { nullable: true, description: 'Only reports of these series, such as NTE.' })
  readonly series?: string[];

  @Field(() => [ID], {
    nullable: true,
    description: 'Only what works in, affects or concerns these sectors.',
  })
  readonly sectors?: string[];

  @Field(() => [ID], { nullable: true, description: 'Only what concerns these issues.' })
  readonly issues?: string[];

  @Field(() => [ID], { nullable: true, description: 'Only figures and claims about one of these entities.' })
  readonly about?: string[];

  @Field(() => [ID], {
    nullable: true,
    description: 'Only barriers that one of these reports lists (ids such as rep-nte-2025).',
  })
  readonly reports?: string[];

  @Field(() => [ID], {
    nullable: true,
    description: 'Only what one of these bodies administers or enforces.',
  })
  readonly agencies?: string[];

  @Field(() => Day, { nullable: true, description: 'Only what is dated on this day or later.' })
  readonly from?: string;

  @Field(() => Day, { nullable: true, description: 'Only what is dated on this day or earlier.' })
  readonly until?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Only what has this text in a name, alias, acronym or number, case and marks apart.',
  })
  readonly text?: string;
}

@InputType('EntitySet', {
  description:
    'Which entities are meant. Conditions that are given all have to hold; at least one is needed.',
})
export class EntitySetInput extends EntityFilterInput {
  @Field(() => [KindEnum], { nullable: true, description: 'Only entities of these kinds.' })
  readonly kinds?: string[];
}

@ArgsType()
export class ListArguments extends sorted(PageArguments) {
  @Field(() => EntityFilterInput, { nullable: true, description: 'What the list is narrowed to.' })
  readonly filter?: EntityFilterInput;
}

@InputType('FirmFilter', {
  description: 'Which firms are asked about. Conditions that are given all have to hold.',
})
export class FirmFilter {
  @Field(() => [ID], {
    nullable: true,
    description: 'Firms of these countries (ids such as c-us), or of members of these groups.',
  })
  readonly countries?: string[];

  @Field(() => Boolean, { nullable: true, defaultValue: true, description: WITH_MEMBERS })
  readonly withMembers?: boolean | null;

  @Field(() => NationalityEnum, {
    nullable: true,
    defaultValue: 'HEADQUARTERS',
    description: 'What makes a firm a firm of a country.',
  })
  readonly nationality?: Nationality | null;

  @Field(() => [ID], { nullable: true, description: 'These firms.' })
  readonly ids?: string[];

  @Field(() => [ID], { nullable: true, description: 'Firms that operate in these sectors.' })
  readonly sectors?: string[];
}

@InputType('LawFilter', {
  description:
    'Which laws are asked about; programmes and agreements on which a barrier rests are among them. Conditions that are given all have to hold.',
})
export class LawFilter {
  @Field(() => [ID], {
    nullable: true,
    description: 'Laws of these jurisdictions (ids such as c-kr), or of members of these groups.',
  })
  readonly jurisdictions?: string[];

  @Field(() => Boolean, { nullable: true, defaultValue: true, description: WITH_MEMBERS })
  readonly withMembers?: boolean | null;

  @Field(() => [ID], { nullable: true, description: 'These laws, programmes or agreements.' })
  readonly ids?: string[];

  @Field(() => [termEnum('Instrument')], {
    nullable: true,
    description: 'Laws of these forms; this leaves out programmes and agreements.',
  })
  readonly instruments?: string[];

  @Field(() => [termEnum('Status')], {
    nullable: true,
    description:
      'Laws and programmes that have one of these statuses by the newest source, whatever the clocks say.',
  })
  readonly statuses?: string[];

  @Field(() => [ID], { nullable: true, description: 'Laws that these agencies administer or enforce.' })
  readonly agencies?: string[];
}

@ArgsType()
export class LawsAffectingFirmsArguments extends PageArguments {
  @Field(() => FirmFilter, { nullable: true, description: 'Which firms.' })
  readonly firms?: FirmFilter;

  @Field(() => LawFilter, { nullable: true, description: 'Which laws.' })
  readonly laws?: LawFilter;

  @Field(() => [ID], {
    nullable: true,
    description: 'Only through barriers that one of these reports lists (ids such as rep-nte-2025).',
  })
  readonly reports?: string[];

  @Field(() => [ID], {
    nullable: true,
    description: 'Only through barriers that concern one of these issues.',
  })
  readonly issues?: string[];

  @Field(() => [termEnum('Effect')], {
    defaultValue: ['HITS'],
    description: 'What the law does to the firm. Sheltered and exempt firms are told only when asked for.',
  })
  readonly effects!: string[];

  @Field(() => Int, {
    defaultValue: 1,
    description: 'Only firms that such laws of at least so many jurisdictions reach.',
  })
  readonly minJurisdictions!: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Also firms that are reached only through the sector in which they work.',
  })
  readonly throughSectors!: boolean;
}

@ArgsType()
export class ReportSeriesArguments {
  @Field(() => String, { description: 'The series, such as NTE (the `series` of its reports).' })
  readonly name!: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Only barriers of these countries (ids such as c-kr), or of members of these groups (c-eu, agr-usmca).',
  })
  readonly countries?: string[];

  @Field(() => Boolean, { nullable: true, defaultValue: true, description: WITH_MEMBERS })
  readonly withMembers?: boolean | null;

  @Field(() => [ID], { nullable: true, description: 'Only barriers that concern one of these issues.' })
  readonly issues?: string[];

  @Field(() => [ID], { nullable: true, description: 'Only these barriers (ids such as b-kr-netfee).' })
  readonly barriers?: string[];

  @Field(() => Day, {
    nullable: true,
    description:
      'The series as it stood on this day: without editions that came out later. Groups of countries stand for their members then.',
  })
  readonly validAt?: string | null;

  @Field(() => Day, {
    nullable: true,
    description:
      'The series as it was known on this day: without editions, listings and evidence that were published later.',
  })
  readonly knownAt?: string | null;
}
