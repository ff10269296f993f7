/** The enums of the API, made from the ontology. */
import { registerEnumType } from 'type-graphql';
import { kinds } from '../ontology/kinds.js';
import { relations } from '../ontology/relations.js';
import { valueTypes } from '../ontology/values.js';
import { type Vocabulary, type VocabularyName, vocabularies } from '../ontology/vocabularies.js';

interface Described {
  readonly name: string;
  readonly description: string;
}

type Enum = Readonly<Record<string, string>>;

function enumOf(name: string, description: string, terms: readonly Described[]): Enum {
  const values = Object.fromEntries(terms.map((term) => [term.name, term.name]));
  const valuesConfig = Object.fromEntries(
    terms.map((term) => [term.name, { description: term.description }]),
  );
  registerEnumType(values, { name, description, valuesConfig });
  return values;
}

const words = (name: string, description: string, terms: Readonly<Record<string, string>>): Enum =>
  enumOf(
    name,
    description,
    Object.entries(terms).map(([term, meaning]) => ({ name: term, description: meaning })),
  );

const vocabularyEnums = new Map<string, Enum>(
  Object.values(vocabularies).map((vocabulary: Vocabulary) => [
    vocabulary.name,
    enumOf(vocabulary.name, vocabulary.description, vocabulary.terms),
  ]),
);

/** The enum of a vocabulary. */
export const termEnum = (name: VocabularyName): Enum => vocabularyEnums.get(name)!;

export const KindEnum = enumOf('Kind', 'The kinds of entity.', kinds);

export const RelationTypeEnum = enumOf(
  'RelationType',
  'The relations between entities. Each has words for both directions; see `ontology`.',
  relations,
);

export const StatementTypeEnum = enumOf(
  'StatementType',
  'What a statement says: a relation between two entities, or a dated or disputed attribute of one.',
  [...relations, ...valueTypes],
);

export const DirectionEnum = words('Direction', 'The direction in which a relation is followed.', {
  OUT: 'From the entity to the other one.',
  IN: 'From the other one to the entity.',
  BOTH: 'Either way.',
});

export const SortFieldEnum = words('SortField', 'What a list is sorted by. Ties are broken by id.', {
  NAME: 'By English name, case folded.',
  DATE: 'By date: of the event, publication or promulgation; of statements, by their beginning. What has no date comes last, first where the last comes first.',
});

export const NationalityEnum = words('Nationality', 'What makes a firm a firm of a country.', {
  HEADQUARTERS: 'Its headquarters are there.',
  INCORPORATION: 'It is incorporated there.',
  ULTIMATE_PARENT: 'The firm at the top of its chain of controlling owners has its headquarters there.',
});

export const SearchBoundEnum = words('SearchBound', 'What can end a search before it is through.', {
  STATEMENTS: 'More statements would have had to be read than one request may read.',
  DEADLINE: 'The time of the request ran out.',
  PATHS: 'There are more paths than one answer holds.',
  TRIALS: 'There were too many ways to try.',
  HUBS: 'There are too many statements at both ends to read those of either.',
});

export const PathAimEnum = words('PathAim', 'Which of the paths between two entities are wanted.', {
  SHORTEST: 'All of the smallest length that there is.',
  FIRST: 'As many as `first` says, the shortest first.',
  ALL: 'All of up to `maxHops` hops.',
});

export const LifeBasisEnum = words('LifeBasis', 'How it is known that something had a status.', {
  STATED: 'A statement says so; it carries its evidence.',
  DERIVED:
    'Concluded, where no statement says so: a practice that is listed, objected to, raised or investigated is claimed to be a barrier.',
});

export const MatchEnum = words('Match', 'How a search text matches a name, best first.', {
  EXACT: 'It is the whole name, case and spacing apart.',
  PREFIX: 'The name begins with it.',
  WORDS: 'Each of its words begins a word of the name.',
  PART: 'It is part of the name.',
  TYPO: 'It is close to the name.',
});

export const NamePlaceEnum = words('NamePlace', 'Which of the names of an entity was matched.', {
  NAME: 'A name.',
  ALIAS: 'An alias or former name.',
  ACRONYM: 'An acronym.',
  NUMBER: 'An official number or an id elsewhere.',
  ID: 'The id.',
});

export const AttributeTypeEnum = words('AttributeType', 'How an attribute is written.', {
  TEXT: 'Text.',
  DATE: 'An EDTF date.',
  DECIMAL: 'A number as decimal text.',
  URL: 'A web address.',
  TERM: 'A term of a vocabulary.',
  ENTITY: 'Another entity.',
  BOOLEAN: 'True or false.',
});

export const NatureEnum = words('Nature', 'When a statement of a relation counts.', {
  STATE: 'It holds over an interval.',
  OCCURRENCE: 'It happens on a date and counts from then on.',
  TIMELESS: 'It does not depend on time.',
});

export const ListingStateEnum = words(
  'ListingState',
  'What is known of a barrier in one edition of a series.',
  {
    LISTED: 'A source says that the edition lists it.',
    STATED_ABSENT: 'A source says that the edition does not list it.',
    NOT_LISTED: 'The whole list of the edition is held, and it does not stand there.',
    NOT_EXAMINED:
      'No source names it there, and the whole list of the edition is not held: it may stand there or not.',
  },
);

export const ListingChangeEnum = words(
  'ListingChange',
  'What became of a barrier from one edition to another.',
  {
    NEW: 'The later edition lists it; the earlier one does not, and no edition before is known to.',
    CARRIED_OVER: 'Both editions list it.',
    DROPPED: 'The earlier edition lists it, the later one does not.',
    RETURNED: 'The later edition lists it, the earlier one does not, and an edition before that does.',
    UNDECIDED:
      'A source speaks of it in one of the two editions only, and of the other it is not known: `reason` says why.',
  },
);

export const ChangeBasisEnum = words('ChangeBasis', 'What a change rests on.', {
  COMPUTED: 'On what the two editions list, or are known not to list.',
  CLAIMED: 'On a source that calls the listing the first one; the earlier edition itself was not examined.',
});
