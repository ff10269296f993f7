/** The kinds of node: what each is, what it has of its own, how a legend draws it. */
import type { VocabularyName } from './vocabularies.js';

/**
 * How an attribute is written: `text`; `date` (an EDTF date such as 2025, 2025-04 or 2025-04-01);
 * `decimal` (a number as text, of any size); `url`; a term of a vocabulary; or the id of an entity.
 */
export type AttributeType =
  | { readonly is: 'text' | 'date' | 'decimal' | 'url' }
  | { readonly is: 'term'; readonly of: VocabularyName }
  | { readonly is: 'entity'; readonly of: readonly string[] };

export interface Attribute {
  readonly name: string;
  readonly type: AttributeType;
  /** Written by the loader from statements, never in a seed. */
  readonly derived?: boolean;
  readonly description: string;
}

export interface Kind {
  readonly name: string;
  /** The root field that lists the kind, such as `laws`. */
  readonly plural: string;
  readonly description: string;
  /** Hexadecimal colour of the kind in every legend; no two are alike. */
  readonly color: string;
  /** One character that stands for the kind where a colour is not enough. */
  readonly glyph: string;
  /** Attributes that every entity has room for and that this kind uses. */
  readonly uses: readonly CommonAttribute[];
  /** Attributes that date its beginning, the first that is given, and its end; without them it is of all times. */
  readonly lasts?: { readonly from: readonly string[]; readonly until?: string };
  readonly attributes: readonly Attribute[];
}

const text = (name: string, description: string): Attribute => ({ name, type: { is: 'text' }, description });
const date = (name: string, description: string): Attribute => ({ name, type: { is: 'date' }, description });
const term = (name: string, of: VocabularyName, description: string): Attribute => ({
  name,
  type: { is: 'term', of },
  description,
});

const lifetime: readonly Attribute[] = [
  date('existsFrom', 'First day of its existence, where known.'),
  date('existsUntil', 'Last day of its existence; empty while it exists.'),
];

export const commonAttributes = {
  country: {
    name: 'country',
    type: { is: 'entity', of: ['Country'] },
    description:
      'The jurisdiction that the entity belongs to: the country of an agency, law or barrier, the seat of a firm.',
  },
  type: term('type', 'EntityType', 'What the entity is within its kind.'),
  status: term('status', 'Status', 'Where it stands, by the newest source.'),
} as const satisfies Record<string, Attribute>;

export type CommonAttribute = keyof typeof commonAttributes;

export const kinds = [
  {
    name: 'Country',
    plural: 'countries',
    description: 'A jurisdiction: a state, a customs territory or a bloc such as the European Union.',
    color: '#4e79a7',
    glyph: '⚑',
    uses: ['type'],
    attributes: [
      text('iso2', 'ISO 3166-1 alpha-2 code (EU is the code reserved for the European Union).'),
      text('iso3', 'ISO 3166-1 alpha-3 code.'),
    ],
  },
  {
    name: 'Agency',
    plural: 'agencies',
    description: 'A public body: ministry, regulator, legislature, court, embassy or committee.',
    color: '#f28e2b',
    glyph: '⌂',
    uses: ['country', 'type', 'status'],
    lasts: { from: ['existsFrom'], until: 'existsUntil' },
    attributes: lifetime,
  },
  {
    name: 'Company',
    plural: 'companies',
    description:
      'A firm. Its country is that of its headquarters; incorporation and ultimate parent are told apart.',
    color: '#e15759',
    glyph: '◆',
    uses: ['country', 'status'],
    lasts: { from: ['existsFrom'], until: 'existsUntil' },
    attributes: [
      ...lifetime,
      {
        name: 'incorporationCountry',
        type: { is: 'entity', of: ['Country'] },
        derived: true,
        description: 'The country in which the firm is incorporated, from its INCORPORATED_IN statement.',
      },
      {
        name: 'ultimateParentCountry',
        type: { is: 'entity', of: ['Country'] },
        derived: true,
        description:
          'The country of the headquarters of the firm at the top of its chain of controlling owners (the firm itself when it has none).',
      },
    ],
  },
  {
    name: 'Organization',
    plural: 'organizations',
    description:
      'An industry association, advocacy group, think tank or research institute that is no public body.',
    color: '#76b7b2',
    glyph: '◎',
    uses: ['country', 'type'],
    lasts: { from: ['existsFrom'], until: 'existsUntil' },
    attributes: lifetime,
  },
  {
    name: 'Person',
    plural: 'people',
    description: 'Somebody who holds an office or signs a document.',
    color: '#59a14f',
    glyph: '☺',
    uses: ['country'],
    attributes: [],
  },
  {
    name: 'Law',
    plural: 'laws',
    description: 'An act, decree, notice, bill or amendment.',
    color: '#edc948',
    glyph: '§',
    uses: ['country', 'status'],
    lasts: { from: ['inForceFrom', 'promulgatedOn'], until: 'inForceUntil' },
    attributes: [
      term('instrument', 'Instrument', 'The legal form.'),
      text('officialNumber', 'The official identifier, such as the number of the act or a U.S.C. citation.'),
      date('promulgatedOn', 'When the first text of the current lineage was promulgated.'),
      date('inForceFrom', 'When it came or comes into force.'),
      date('inForceUntil', 'Last day in force; empty while it is.'),
    ],
  },
  {
    name: 'Programme',
    plural: 'programmes',
    description: 'A scheme that a public body runs: a certification, a procurement project, a plan.',
    color: '#b07aa1',
    glyph: '▤',
    uses: ['country', 'type', 'status'],
    lasts: { from: ['existsFrom'], until: 'existsUntil' },
    attributes: lifetime,
  },
  {
    name: 'Agreement',
    plural: 'agreements',
    description: 'A treaty, memorandum or joint fact sheet between parties.',
    color: '#ff9da7',
    glyph: '∞',
    uses: ['type', 'status'],
    lasts: { from: ['inForceFrom', 'signedOn'], until: 'inForceUntil' },
    attributes: [
      date('signedOn', 'When it was signed or released.'),
      date('inForceFrom', 'When it came into force.'),
      date('inForceUntil', 'Last day in force; empty while it is.'),
    ],
  },
  {
    name: 'Barrier',
    plural: 'barriers',
    description: 'A practice that somebody calls an obstacle to trade. Its country maintains it.',
    color: '#d62728',
    glyph: '✖',
    uses: ['country', 'status'],
    attributes: [term('measureType', 'MeasureType', 'The kind of measure, by MAST chapter.')],
  },
  {
    name: 'Report',
    plural: 'reports',
    description:
      'A publication that lists, measures or argues: an NTE edition, a study, a letter, a petition.',
    color: '#9c755f',
    glyph: '▦',
    uses: ['country', 'type', 'status'],
    lasts: { from: ['publishedOn'] },
    attributes: [
      text('series', 'The series that the report belongs to, such as NTE.'),
      text('edition', 'The edition within the series, such as 2025.'),
      date('publishedOn', 'When it was published.'),
    ],
  },
  {
    name: 'Event',
    plural: 'events',
    description: 'Something that happened, or is planned, on a date.',
    color: '#17becf',
    glyph: '★',
    uses: ['country', 'type', 'status'],
    lasts: { from: ['date'] },
    attributes: [date('date', 'When it happened or is planned.'), text('place', 'Where.')],
  },
  {
    name: 'Sector',
    plural: 'sectors',
    description: 'A branch of the economy.',
    color: '#8c564b',
    glyph: '▲',
    uses: [],
    attributes: [text('code', 'A code of an industry classification, where a source gives one.')],
  },
  {
    name: 'Product',
    plural: 'products',
    description: 'A good or a service: beef, Google Maps, a cloud service.',
    color: '#bcbd22',
    glyph: '●',
    uses: ['type'],
    attributes: [text('code', 'HS or CPC code, where a source gives one.')],
  },
  {
    name: 'Issue',
    plural: 'issues',
    description: 'A thread that ties barriers, laws, reports, events and actors together, such as map data.',
    color: '#7f7f7f',
    glyph: '#',
    uses: [],
    attributes: [],
  },
  {
    name: 'Figure',
    plural: 'figures',
    description: 'One number that a source states, with what it counts.',
    color: '#1b9e77',
    glyph: 'Σ',
    uses: [],
    attributes: [
      {
        name: 'value',
        type: { is: 'decimal' },
        description: 'The number, as decimal text so that no size is lost. Empty where it is not known.',
      },
      {
        name: 'upperValue',
        type: { is: 'decimal' },
        description: 'The upper end, where the source gives a range.',
      },
      text('unit', 'What one unit is: items, pages, USD, KRW, percent, contracts, GPUs.'),
      term('comparator', 'Comparator', 'How the value relates to the true number.'),
      date('period', 'The time that the figure is about.'),
      text('counts', 'What the figure counts, within which limits.'),
    ],
  },
  {
    name: 'Claim',
    plural: 'claims',
    description:
      'An opinion, forecast or claim that relates no two entities. Its description says what is claimed.',
    color: '#e377c2',
    glyph: '❝',
    uses: [],
    attributes: [],
  },
  {
    name: 'Source',
    plural: 'sources',
    description: 'The document in which something can be read. Its text is never stored.',
    color: '#393b79',
    glyph: '✎',
    uses: [],
    lasts: { from: ['publishedOn'] },
    attributes: [
      text('publisher', 'Who published it.'),
      date('publishedOn', 'When it was first public.'),
      text('dateNote', 'How the date is known, where the source itself does not give it.'),
      text('language', 'Language of the text, as an ISO 639-1 code.'),
      { name: 'url', type: { is: 'url' }, description: 'Where it was read.' },
      term('sourceType', 'SourceType', 'What sort of document it is.'),
      text('licence', 'Terms under which the text stands.'),
      {
        name: 'derivedFrom',
        type: { is: 'entity', of: ['Source'] },
        description: 'The source that it repeats; such a copy is no independent second source.',
      },
      text('author', 'Authors or reporters, where named.'),
      date('retrievedAt', 'When it was read for Tradegraph.'),
    ],
  },
] as const satisfies readonly Kind[];

export type KindName = (typeof kinds)[number]['name'];

export const kindNames: readonly KindName[] = kinds.map((kind) => kind.name);

const byName = new Map<string, Kind>(kinds.map((kind) => [kind.name, kind]));

/** The declaration of a kind, or undefined where there is none of that name. */
export const kindNamed = (name: string): Kind | undefined => byName.get(name);

/** Every attribute of a kind: the common ones that it uses, then its own. */
export const attributesOf = (kind: Kind): readonly Attribute[] => [
  ...kind.uses.map((name): Attribute => commonAttributes[name]),
  ...kind.attributes,
];
