/** The relations between entities: allowed ends, words for both directions, nature, qualifiers. */
import { type KindName, kindNames } from './kinds.js';
import type { Qualifier, Relation } from './relation.js';
import type { VocabularyName } from './vocabularies.js';

const text = (name: string, description: string): Qualifier => ({ name, type: { is: 'text' }, description });
const term = (name: string, of: VocabularyName, description: string, required = false): Qualifier => ({
  name,
  type: { is: 'term', of },
  required,
  description,
});

const actors: readonly KindName[] = ['Agency', 'Company', 'Organization', 'Person', 'Country'];
const rules: readonly KindName[] = ['Law', 'Programme', 'Agreement'];
const topics: readonly KindName[] = ['Barrier', ...rules, 'Report', 'Event', 'Issue'];
const entities = kindNames.filter((kind) => kind !== 'Source');

const provision = text('provision', 'The article or section on which it rests, such as Art. 23-2.');
const role = term('role', 'Role', 'The part that the actor has.', true);

export const relations: readonly Relation[] = [
  // (:Agency)-[:ADMINISTERS]->(:Law)
  {
    name: 'ADMINISTERS',
    from: ['Agency'],
    to: [...rules],
    forward: { field: 'administers', word: 'administers' },
    backward: { field: 'administeredBy', word: 'is administered by' },
    nature: 'state',
    context: false,
    qualifiers: [
      text('capacity', 'In which capacity: competent ministry, certification body, owner, overseer.'),
    ],
    description: 'A public body is in charge of a law, programme or agreement, or runs it.',
  },
  // (:Agency)-[:ENFORCES]->(:Law)
  {
    name: 'ENFORCES',
    from: ['Agency'],
    to: [...rules, 'Barrier'],
    forward: { field: 'enforces', word: 'enforces' },
    backward: { field: 'enforcedBy', word: 'is enforced by' },
    nature: 'state',
    context: false,
    qualifiers: [provision],
    description: 'A public body investigates, fines or acts under a law or programme.',
  },
  // (:Programme)-[:IMPLEMENTS]->(:Law)
  {
    name: 'IMPLEMENTS',
    from: ['Programme', 'Law'],
    to: ['Law', 'Programme', 'Agreement'],
    forward: { field: 'implements', word: 'implements' },
    backward: { field: 'implementedBy', word: 'is implemented by' },
    nature: 'state',
    context: false,
    qualifiers: [provision],
    description: 'A programme or law carries out a law or agreement.',
  },
  // (:Law)-[:UNDERPINS]->(:Barrier)
  {
    name: 'UNDERPINS',
    from: [...rules],
    to: ['Barrier'],
    forward: { field: 'underpins', word: 'underpins' },
    backward: { field: 'legalBasis', word: 'rests on' },
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
    forward: { field: 'maintains', word: 'maintains' },
    backward: { field: 'maintainedBy', word: 'is maintained by' },
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
    forward: { field: 'affects', word: 'affects' },
    backward: { field: 'affectedBy', word: 'is affected by' },
    nature: 'state',
    context: false,
    qualifiers: [
      term('effect', 'Effect', 'What it does to the party.', true),
      term('ground', 'Ground', 'Why the party is held to be affected.', true),
      text('condition', 'The condition under which the effect arises.'),
    ],
    description:
      'A barrier or law hits, shelters or exempts a firm, organization, sector, product or country.',
  },
  // (:Report)-[:LISTS]->(:Barrier)
  {
    name: 'LISTS',
    from: ['Report'],
    to: ['Barrier'],
    forward: { field: 'lists', word: 'lists' },
    backward: { field: 'listedIn', word: 'is listed in' },
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
    forward: { field: 'publishes', word: 'publishes' },
    backward: { field: 'publishedBy', word: 'is published by' },
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
    forward: { field: 'covers', word: 'covers' },
    backward: { field: 'coveredBy', word: 'is covered by' },
    nature: 'occurrence',
    context: true,
    qualifiers: [text('extent', 'How much of the report, such as a number of pages.')],
    description: 'A report has a part on a country or sector.',
  },
  // (:Law)-[:AUTHORIZES]->(:Event)
  {
    name: 'AUTHORIZES',
    from: [...rules],
    to: ['Report', 'Event', 'Agency', 'Programme'],
    forward: { field: 'authorizes', word: 'authorizes' },
    backward: { field: 'authorizedBy', word: 'is authorized by' },
    nature: 'state',
    context: false,
    qualifiers: [provision],
    description: 'A law requires or permits a report or act, or sets up a body.',
  },
  // (:Report)-[:MAY_TRIGGER]->(:Law)
  {
    name: 'MAY_TRIGGER',
    from: ['Report', 'Barrier', 'Event'],
    to: ['Law', 'Event'],
    forward: { field: 'mayTrigger', word: 'may trigger' },
    backward: { field: 'mayBeTriggeredBy', word: 'may be triggered by' },
    nature: 'timeless',
    context: false,
    qualifiers: [],
    description: 'A report, barrier or event can become the ground for using a law or for a further event.',
  },
  // (:Law)-[:AMENDS]->(:Law)
  {
    name: 'AMENDS',
    from: ['Law', 'Agreement'],
    to: [...rules],
    forward: { field: 'amends', word: 'amends' },
    backward: { field: 'amendedBy', word: 'is amended by' },
    nature: 'occurrence',
    context: false,
    qualifiers: [provision],
    description: 'A law or bill changes another one.',
  },
  // (:Programme)-[:REPLACES]->(:Programme)
  {
    name: 'REPLACES',
    from: [...rules],
    to: [...rules],
    forward: { field: 'replaces', word: 'replaces' },
    backward: { field: 'replacedBy', word: 'is replaced by' },
    nature: 'occurrence',
    context: false,
    qualifiers: [text('scope', 'What passes over, where it is not the whole.')],
    description: 'A law, programme or agreement takes the place of another.',
  },
  // (:Law)-[:MODELLED_ON]->(:Law)
  {
    name: 'MODELLED_ON',
    from: ['Law', 'Programme'],
    to: ['Law', 'Programme'],
    forward: { field: 'modelledOn', word: 'is modelled on' },
    backward: { field: 'modelFor', word: 'is a model for' },
    nature: 'timeless',
    context: false,
    qualifiers: [],
    description: 'A law or bill follows the example of another.',
  },
  // (:Company)-[:CERTIFIED_UNDER]->(:Programme)
  {
    name: 'CERTIFIED_UNDER',
    from: ['Company', 'Product'],
    to: ['Programme'],
    forward: { field: 'certifiedUnder', word: 'is certified under' },
    backward: { field: 'certifies', word: 'certifies' },
    nature: 'state',
    context: false,
    qualifiers: [text('grade', 'The grade or level of the certificate.')],
    description: 'A firm or product holds a certificate of a programme.',
  },
  // (:Organization)-[:OPPOSES]->(:Barrier)
  {
    name: 'OPPOSES',
    from: [...actors, 'Report'],
    to: topics.filter((kind) => kind !== 'Issue'),
    forward: { field: 'opposes', word: 'opposes' },
    backward: { field: 'opposedBy', word: 'is opposed by' },
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
    forward: { field: 'supports', word: 'supports' },
    backward: { field: 'supportedBy', word: 'is supported by' },
    nature: 'occurrence',
    context: false,
    qualifiers: [],
    description: 'An actor, or a document, is in favour of something.',
  },
  // (:Person)-[:SIGNED]->(:Report)
  {
    name: 'SIGNED',
    from: [...actors],
    to: ['Report', 'Agreement', 'Law'],
    forward: { field: 'signed', word: 'signed' },
    backward: { field: 'signedBy', word: 'is signed by' },
    nature: 'occurrence',
    context: false,
    qualifiers: [
      text('capacity', 'The office or title given with the signature.'),
      {
        name: 'onBehalfOf',
        type: { is: 'entity' },
        description: 'For whom: absent where somebody signs as an individual, which does not bind the house.',
      },
      {
        name: 'asIndividual',
        type: { is: 'boolean' },
        description: 'The document says that the person signs as an individual.',
      },
    ],
    description: 'A person or organization put its name to a letter, agreement or act.',
  },
  // (:Country)-[:PARTY_TO]->(:Agreement)
  {
    name: 'PARTY_TO',
    from: [...actors],
    to: ['Agreement'],
    forward: { field: 'partyTo', word: 'is party to' },
    backward: { field: 'parties', word: 'has as party' },
    nature: 'state',
    context: false,
    qualifiers: [],
    description: 'A country or other actor is party to an agreement.',
  },
  // (:Agreement)-[:ADDRESSES]->(:Barrier)
  {
    name: 'ADDRESSES',
    from: ['Agreement', 'Event', 'Report', 'Law'],
    to: [...topics],
    forward: { field: 'addresses', word: 'addresses' },
    backward: { field: 'addressedBy', word: 'is addressed by' },
    nature: 'occurrence',
    context: false,
    qualifiers: [term('action', 'Action', 'What it does to the thing.', true)],
    description:
      'An agreement, event or document deals with a barrier, law, report or issue. A negated statement says that it expressly does not.',
  },
  // (:Person)-[:TOOK_PART_IN {role: 'CHAIR'}]->(:Event)
  {
    name: 'TOOK_PART_IN',
    from: [...actors],
    to: ['Event'],
    forward: { field: 'tookPartIn', word: 'took part in' },
    backward: { field: 'participants', word: 'had as participant' },
    nature: 'occurrence',
    context: false,
    qualifiers: [role, text('detail', 'What the part consisted of, where the role does not say it.')],
    description: 'An actor has a part in an event, in a role.',
  },
  // (:Person)-[:HOLDS_OFFICE]->(:Agency)
  {
    name: 'HOLDS_OFFICE',
    from: ['Person'],
    to: ['Agency', 'Company', 'Organization', 'Country'],
    forward: { field: 'holdsOffice', word: 'holds office at' },
    backward: { field: 'officeHolders', word: 'has as office holder' },
    nature: 'state',
    context: false,
    qualifiers: [text('office', 'The office or title.')],
    description: 'A person holds an office, post or founding role at a body or firm.',
  },
  // (:Agency)-[:PART_OF]->(:Agency)
  {
    name: 'PART_OF',
    from: [
      'Agency',
      'Company',
      'Organization',
      'Country',
      'Law',
      'Programme',
      'Barrier',
      'Event',
      'Sector',
      'Issue',
      'Report',
    ],
    to: [
      'Agency',
      'Organization',
      'Country',
      'Law',
      'Programme',
      'Barrier',
      'Event',
      'Sector',
      'Issue',
      'Report',
    ],
    forward: { field: 'partOf', word: 'is part of' },
    backward: { field: 'parts', word: 'has as part or member' },
    nature: 'state',
    context: false,
    qualifiers: [text('capacity', 'As what: subordinate agency, member, associate.')],
    description: 'Something belongs to a larger whole; members of a group, association or committee too.',
  },
  // (:Agency)-[:SUCCEEDED_BY]->(:Agency)
  {
    name: 'SUCCEEDED_BY',
    from: ['Agency', 'Organization', 'Programme'],
    to: ['Agency', 'Organization', 'Programme'],
    forward: { field: 'succeededBy', word: 'is succeeded by' },
    backward: { field: 'succeeds', word: 'succeeds' },
    nature: 'occurrence',
    context: false,
    qualifiers: [text('scope', 'The competence that passes over, where it is not the whole.')],
    description: 'A body re-established by law takes over from another.',
  },
  // (:Company)-[:BASED_IN]->(:Country)
  {
    name: 'BASED_IN',
    from: ['Company', 'Organization', 'Agency'],
    to: ['Country'],
    forward: { field: 'basedIn', word: 'is based in' },
    backward: { field: 'seatOf', word: 'is the seat of' },
    nature: 'state',
    context: true,
    qualifiers: [text('place', 'The town and state of the seat.')],
    description: 'The headquarters of a firm or organization are in a country.',
  },
  // (:Company)-[:INCORPORATED_IN]->(:Country)
  {
    name: 'INCORPORATED_IN',
    from: ['Company'],
    to: ['Country'],
    forward: { field: 'incorporatedIn', word: 'is incorporated in' },
    backward: { field: 'incorporates', word: 'has as incorporated firm' },
    nature: 'state',
    context: true,
    qualifiers: [text('place', 'The state or province.')],
    description: 'A firm is set up under the law of a country.',
  },
  // (:Company)-[:OWNS]->(:Company)
  {
    name: 'OWNS',
    from: ['Company', 'Person', 'Agency', 'Country'],
    to: ['Company'],
    forward: { field: 'owns', word: 'owns' },
    backward: { field: 'ownedBy', word: 'is owned by' },
    nature: 'state',
    context: false,
    qualifiers: [
      text('share', 'The share held, as the source gives it.'),
      {
        name: 'controlling',
        type: { is: 'boolean' },
        description: 'Whether the holding controls the firm; an investor without control is no parent.',
      },
    ],
    description: 'An owner holds all or part of a firm.',
  },
  // (:Company)-[:OFFERS]->(:Product)
  {
    name: 'OFFERS',
    from: ['Company', 'Organization', 'Agency'],
    to: ['Product'],
    forward: { field: 'offers', word: 'offers' },
    backward: { field: 'offeredBy', word: 'is offered by' },
    nature: 'state',
    context: false,
    qualifiers: [],
    description: 'A firm or body offers a product or service.',
  },
  // (:Company)-[:COMPETES_WITH]->(:Company)
  {
    name: 'COMPETES_WITH',
    from: ['Company'],
    to: ['Company'],
    forward: { field: 'competesWith', word: 'competes with' },
    backward: { field: 'competitors', word: 'has as competitor' },
    nature: 'state',
    context: false,
    qualifiers: [],
    description: 'Two firms compete.',
  },
  // (:Company)-[:OPERATES_IN]->(:Sector)
  {
    name: 'OPERATES_IN',
    from: ['Company', 'Organization'],
    to: ['Sector'],
    forward: { field: 'operatesIn', word: 'operates in' },
    backward: { field: 'operators', word: 'has as operator' },
    nature: 'state',
    context: true,
    qualifiers: [],
    description: 'A firm works in a sector, or an association stands for it.',
  },
  // (:Barrier)-[:CONCERNS]->(:Issue)
  {
    name: 'CONCERNS',
    from: entities.filter((kind) => kind !== 'Issue'),
    to: ['Issue', 'Sector'],
    forward: { field: 'concerns', word: 'concerns' },
    backward: { field: 'concernedBy', word: 'is the concern of' },
    nature: 'timeless',
    context: true,
    qualifiers: [],
    description: 'Something belongs to an issue or touches a sector.',
  },
  // (:Figure)-[:QUANTIFIES]->(:Report)
  {
    name: 'QUANTIFIES',
    from: ['Figure'],
    to: entities.filter((kind) => kind !== 'Figure'),
    forward: { field: 'quantifies', word: 'quantifies' },
    backward: { field: 'figures', word: 'is quantified by' },
    nature: 'timeless',
    context: false,
    qualifiers: [],
    description: 'A figure measures something; its attestations say who gives the number and where.',
  },
  // (:Claim)-[:ABOUT]->(:Barrier)
  {
    name: 'ABOUT',
    from: ['Claim'],
    to: entities.filter((kind) => kind !== 'Claim'),
    forward: { field: 'about', word: 'is about' },
    backward: { field: 'claims', word: 'is the subject of' },
    nature: 'timeless',
    context: false,
    qualifiers: [],
    description: 'A claim, opinion or forecast is about something; its attestations say who makes it.',
  },
];

export type RelationName = string;

export const relationNames: readonly RelationName[] = relations.map((relation) => relation.name);

const byName = new Map(relations.map((relation) => [relation.name, relation]));

/** The declaration of a relation, or undefined where there is none of that name. */
export const relationNamed = (name: string): Relation | undefined => byName.get(name);
