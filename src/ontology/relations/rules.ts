/** What laws, programmes and agreements do, and who is in charge of them. */
import type { Relation } from '../relation.js';
import { actors, rules, text } from './ends.js';

const provision = text('provision', 'The article or section on which it rests, such as Art. 23-2.');

export const rulesRelations: readonly Relation[] = [
  // (:Agency)-[:ADMINISTERS]->(:Law)
  {
    name: 'ADMINISTERS',
    from: ['Agency'],
    to: [...rules],
    forward: {
      field: 'administers',
      word: 'administers',
      asks: 'The laws, programmes and agreements that this body is in charge of.',
    },
    backward: {
      field: 'administeredBy',
      word: 'is administered by',
      asks: 'The public bodies in charge of it, in which capacity and since when.',
    },
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
    forward: {
      field: 'enforces',
      word: 'enforces',
      asks: 'The laws, programmes and barriers under which this body investigates, fines or acts.',
    },
    backward: {
      field: 'enforcedBy',
      word: 'is enforced by',
      asks: 'The public bodies that investigate, fine or act under it.',
    },
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
    forward: {
      field: 'implements',
      word: 'implements',
      asks: 'The laws, programmes and agreements that it carries out.',
    },
    backward: {
      field: 'implementedBy',
      word: 'is implemented by',
      asks: 'The programmes and laws that carry it out.',
    },
    nature: 'state',
    context: false,
    qualifiers: [provision],
    description: 'A programme or law carries out a law or agreement.',
  },
  // (:Law)-[:AUTHORIZES]->(:Event)
  {
    name: 'AUTHORIZES',
    from: [...rules],
    to: ['Report', 'Event', 'Agency', 'Programme'],
    forward: {
      field: 'authorizes',
      word: 'authorizes',
      asks: 'The reports, acts and bodies that it requires, permits or sets up.',
    },
    backward: {
      field: 'authorizedBy',
      word: 'is authorized by',
      asks: 'The laws that require, permit or set it up.',
    },
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
    forward: {
      field: 'mayTrigger',
      word: 'may trigger',
      asks: 'The laws that can be used, and the events that can follow, because of it.',
    },
    backward: {
      field: 'mayBeTriggeredBy',
      word: 'may be triggered by',
      asks: 'What can become the ground for using it or for its happening.',
    },
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
    forward: {
      field: 'amends',
      word: 'amends',
      asks: 'The laws, programmes and agreements that it changes.',
    },
    backward: {
      field: 'amendedBy',
      word: 'is amended by',
      asks: 'The laws, bills and agreements that change it.',
    },
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
    forward: { field: 'replaces', word: 'replaces', asks: 'What it takes the place of.' },
    backward: { field: 'replacedBy', word: 'is replaced by', asks: 'What takes its place.' },
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
    forward: { field: 'modelledOn', word: 'is modelled on', asks: 'The laws whose example it follows.' },
    backward: {
      field: 'modelFor',
      word: 'is a model for',
      asks: 'The laws and bills that follow its example.',
    },
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
    forward: {
      field: 'certifiedUnder',
      word: 'is certified under',
      asks: 'The programmes of which it holds a certificate, with the grade.',
    },
    backward: {
      field: 'certifies',
      word: 'certifies',
      asks: 'The firms and products that hold a certificate of this programme, with the grade.',
    },
    nature: 'state',
    context: false,
    qualifiers: [text('grade', 'The grade or level of the certificate.')],
    description: 'A firm or product holds a certificate of a programme.',
  },
  // (:Person)-[:SIGNED]->(:Report)
  {
    name: 'SIGNED',
    from: [...actors],
    to: ['Report', 'Agreement', 'Law'],
    forward: {
      field: 'signed',
      word: 'signed',
      asks: 'The letters, agreements and acts that it signed, in which capacity and for whom.',
    },
    backward: {
      field: 'signedBy',
      word: 'is signed by',
      asks: 'Who signed it, in which capacity and for whom.',
    },
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
    forward: { field: 'partyTo', word: 'is party to', asks: 'The agreements that it is party to.' },
    backward: {
      field: 'parties',
      word: 'has as party',
      asks: 'The countries and other actors that are party to it.',
    },
    nature: 'state',
    context: false,
    qualifiers: [],
    description: 'A country or other actor is party to an agreement.',
  },
];
