/** What barriers rest on, whom they affect, and who lists, opposes, addresses and measures them. */
import type { Relation } from '../relation.js';
import { actors, allButSources, rules, term, text, topics } from './ends.js';

const provision = text('provision', 'The article or section on which it rests, such as Art. 23-2.');

export const barriersRelations: readonly Relation[] = [
  // (:Law)-[:UNDERPINS]->(:Barrier)
  {
    name: 'UNDERPINS',
    from: [...rules],
    to: ['Barrier'],
    forward: { field: 'underpins', word: 'underpins', asks: 'The barriers that rest on it.' },
    backward: {
      field: 'legalBasis',
      word: 'rests on',
      asks: 'The laws, programmes and agreements that this barrier rests on, with the article.',
    },
    nature: 'state',
    context: false,
    qualifiers: [provision],
    description: 'A law, programme or agreement is what a barrier rests on.',
  },
  // (:Country)-[:MAINTAINS]->(:Barrier)
  {
    name: 'MAINTAINS',
    from: ['Country', 'Agency'],
    to: ['Barrier'],
    forward: {
      field: 'maintains',
      word: 'maintains',
      asks: 'The practices called barriers that it keeps up.',
    },
    backward: {
      field: 'maintainedBy',
      word: 'is maintained by',
      asks: 'The countries and public bodies that keep this practice up.',
    },
    nature: 'state',
    context: false,
    qualifiers: [],
    description: 'A country or public body keeps up the practice that is called a barrier.',
  },
  // (:Barrier)-[:AFFECTS {effect: 'HITS'}]->(:Company)
  {
    name: 'AFFECTS',
    from: ['Barrier', ...rules],
    to: ['Company', 'Organization', 'Sector', 'Product', 'Country'],
    forward: {
      field: 'affects',
      word: 'affects',
      asks: 'The firms, products, sectors and countries that it hits, shelters or exempts; `effect` says which.',
    },
    backward: {
      field: 'affectedBy',
      word: 'is affected by',
      asks: 'The barriers and laws that hit, shelter or exempt it; `effect` says which.',
    },
    nature: 'state',
    context: false,
    qualifiers: [
      term('effect', 'Effect', 'What it does to the party.', true),
      term('ground', 'Ground', 'Why the party is held to be affected.', true),
      text('condition', 'The condition under which the effect arises.'),
    ],
    words: {
      by: 'effect',
      terms: {
        HITS: { forward: 'hits', backward: 'is hit by' },
        SHELTERS: { forward: 'shelters', backward: 'is sheltered by' },
        EXEMPTS: { forward: 'exempts', backward: 'is exempt from' },
      },
    },
    description:
      'A barrier or law hits, shelters or exempts a firm, organization, sector, product or country.',
  },
  // (:Report)-[:LISTS]->(:Barrier)
  {
    name: 'LISTS',
    from: ['Report'],
    to: ['Barrier'],
    forward: {
      field: 'lists',
      word: 'lists',
      asks: 'The practices that this report names as trade barriers. With `includeNegated` also those that it is said not to name.',
    },
    backward: {
      field: 'listedIn',
      word: 'is listed in',
      asks: 'The reports that name this practice as a trade barrier. With `includeNegated` also those said not to name it.',
    },
    nature: 'occurrence',
    context: false,
    qualifiers: [
      text('heading', 'The heading of the report under which it stands.'),
      {
        name: 'firstListing',
        type: { is: 'boolean' },
        description: 'A source says that the barrier is listed here for the first time in the series.',
      },
    ],
    description: 'A report names a practice as a trade barrier. A negated statement is a stated absence.',
  },
  // (:Agency)-[:PUBLISHES]->(:Report)
  {
    name: 'PUBLISHES',
    from: [...actors],
    to: ['Report', 'Law'],
    forward: {
      field: 'publishes',
      word: 'publishes',
      asks: 'The reports, letters, petitions and proposals that it brought out.',
    },
    backward: { field: 'publishedBy', word: 'is published by', asks: 'Who brought it out.' },
    nature: 'occurrence',
    context: false,
    qualifiers: [text('capacity', 'In which capacity: publisher, lead, preparing committee.')],
    description: 'An actor brings out a report, letter, petition or proposal of a law.',
  },
  // (:Report)-[:COVERS]->(:Country)
  {
    name: 'COVERS',
    from: ['Report'],
    to: ['Country', 'Sector'],
    forward: {
      field: 'covers',
      word: 'covers',
      asks: 'The countries and sectors that this report has a part on.',
    },
    backward: { field: 'coveredBy', word: 'is covered by', asks: 'The reports that have a part on it.' },
    nature: 'occurrence',
    context: true,
    qualifiers: [text('extent', 'How much of the report, such as a number of pages.')],
    description: 'A report has a part on a country or sector.',
  },
  // (:Organization)-[:OPPOSES]->(:Barrier)
  {
    name: 'OPPOSES',
    from: [...actors, 'Report'],
    to: topics.filter((kind) => kind !== 'Issue'),
    forward: { field: 'opposes', word: 'opposes', asks: 'What it objects to or criticises.' },
    backward: {
      field: 'opposedBy',
      word: 'is opposed by',
      asks: 'The actors and documents that object to it.',
    },
    nature: 'occurrence',
    context: false,
    qualifiers: [],
    description: 'An actor, or a document, objects to or criticises something.',
  },
  // (:Organization)-[:SUPPORTS]->(:Report)
  {
    name: 'SUPPORTS',
    from: [...actors, 'Report'],
    to: topics.filter((kind) => kind !== 'Issue'),
    forward: { field: 'supports', word: 'supports', asks: 'What it is in favour of.' },
    backward: {
      field: 'supportedBy',
      word: 'is supported by',
      asks: 'The actors and documents that are in favour of it.',
    },
    nature: 'occurrence',
    context: false,
    qualifiers: [],
    description: 'An actor, or a document, is in favour of something.',
  },
  // (:Agreement)-[:ADDRESSES]->(:Barrier)
  {
    name: 'ADDRESSES',
    from: ['Agreement', 'Event', 'Report', 'Law'],
    to: [...topics],
    forward: {
      field: 'addresses',
      word: 'addresses',
      asks: 'The barriers, laws, reports and issues that it deals with; `action` says how. With `includeNegated` also those that it expressly leaves out.',
    },
    backward: {
      field: 'addressedBy',
      word: 'is addressed by',
      asks: 'The agreements, events and documents that deal with it; `action` says how.',
    },
    nature: 'occurrence',
    context: false,
    qualifiers: [term('action', 'Action', 'What it does to the thing.', true)],
    description:
      'An agreement, event or document deals with a barrier, law, report or issue. A negated statement says that it expressly does not.',
  },
  // (:Barrier)-[:CONCERNS]->(:Issue)
  {
    name: 'CONCERNS',
    from: allButSources.filter((kind) => kind !== 'Issue'),
    to: ['Issue', 'Sector'],
    forward: {
      field: 'concerns',
      word: 'concerns',
      asks: 'The issues that it belongs to and the sectors that it touches.',
    },
    backward: {
      field: 'concernedBy',
      word: 'is the concern of',
      asks: 'What belongs to this issue or touches this sector.',
    },
    nature: 'timeless',
    context: true,
    qualifiers: [],
    description: 'Something belongs to an issue or touches a sector.',
  },
  // (:Figure)-[:QUANTIFIES]->(:Report)
  {
    name: 'QUANTIFIES',
    from: ['Figure'],
    to: allButSources.filter((kind) => kind !== 'Figure'),
    forward: { field: 'quantifies', word: 'quantifies', asks: 'What this number measures.' },
    backward: { field: 'figures', word: 'is quantified by', asks: 'The numbers that sources give for it.' },
    nature: 'timeless',
    context: false,
    qualifiers: [],
    description: 'A figure measures something; its attestations say who gives the number and where.',
  },
  // (:Claim)-[:ABOUT]->(:Barrier)
  {
    name: 'ABOUT',
    from: ['Claim'],
    to: allButSources.filter((kind) => kind !== 'Claim'),
    forward: { field: 'about', word: 'is about', asks: 'What this claim, opinion or forecast is about.' },
    backward: {
      field: 'claims',
      word: 'is the subject of',
      asks: 'The claims, opinions and forecasts about it.',
    },
    nature: 'timeless',
    context: false,
    qualifiers: [],
    description: 'A claim, opinion or forecast is about something; its attestations say who makes it.',
  },
];
