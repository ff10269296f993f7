/** What people, bodies and firms are to one another and to events. */
import type { Relation } from '../relation.js';
import { actors, term, text } from './ends.js';

const role = term('role', 'Role', 'The part that the actor has.', true);

export const actorsRelations: readonly Relation[] = [
  // (:Person)-[:TOOK_PART_IN {role: 'CHAIR'}]->(:Event)
  {
    name: 'TOOK_PART_IN',
    from: [...actors],
    to: ['Event'],
    forward: {
      field: 'tookPartIn',
      word: 'took part in',
      asks: 'The events in which it has a part; `role` says which.',
    },
    backward: {
      field: 'participants',
      word: 'had as participant',
      asks: 'The actors that have a part in this event; `role` says which.',
    },
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
    forward: {
      field: 'holdsOffice',
      word: 'holds office at',
      asks: 'The offices and posts that this person holds or held.',
    },
    backward: {
      field: 'officeHolders',
      word: 'has as office holder',
      asks: 'The people who hold or held an office here.',
    },
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
    forward: {
      field: 'partOf',
      word: 'is part of',
      asks: 'The larger whole that it belongs to, or the group that it is a member of.',
    },
    backward: {
      field: 'parts',
      word: 'has as part or member',
      asks: 'What belongs to it: its parts, subordinate bodies and members.',
    },
    nature: 'state',
    context: false,
    contextFrom: ['Country'],
    qualifiers: [text('capacity', 'As what: subordinate agency, member, associate.')],
    description: 'Something belongs to a larger whole; members of a group, association or committee too.',
  },
  // (:Agency)-[:SUCCEEDED_BY]->(:Agency)
  {
    name: 'SUCCEEDED_BY',
    from: ['Agency', 'Organization', 'Programme'],
    to: ['Agency', 'Organization', 'Programme'],
    forward: {
      field: 'succeededBy',
      word: 'is succeeded by',
      asks: 'The body that took over from it, and which competence.',
    },
    backward: {
      field: 'succeeds',
      word: 'succeeds',
      asks: 'The bodies that it took over from, and which competence.',
    },
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
    forward: { field: 'basedIn', word: 'is based in', asks: 'The country of its headquarters.' },
    backward: {
      field: 'seatOf',
      word: 'is the seat of',
      asks: 'The firms and organizations that have their headquarters here.',
    },
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
    forward: {
      field: 'incorporatedIn',
      word: 'is incorporated in',
      asks: 'The country under whose law it is set up.',
    },
    backward: {
      field: 'incorporates',
      word: 'has as incorporated firm',
      asks: 'The firms set up under the law of this country.',
    },
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
    forward: {
      field: 'owns',
      word: 'owns',
      asks: 'The firms that it owns, wholly or in part; `controlling` tells a parent from an investor.',
    },
    backward: {
      field: 'ownedBy',
      word: 'is owned by',
      asks: 'Its owners; `controlling` tells a parent from an investor.',
    },
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
    forward: { field: 'offers', word: 'offers', asks: 'The products and services that it offers.' },
    backward: { field: 'offeredBy', word: 'is offered by', asks: 'Who offers it.' },
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
    forward: {
      field: 'competesWith',
      word: 'competes with',
      asks: 'The firms that it is said to compete with.',
    },
    backward: {
      field: 'competitors',
      word: 'competes with',
      asks: 'The firms that are said to compete with it.',
    },
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
    forward: {
      field: 'operatesIn',
      word: 'operates in',
      asks: 'The sectors in which it works, or for which it stands.',
    },
    backward: {
      field: 'operators',
      word: 'has as operator',
      asks: 'The firms that work in this sector, and the associations that stand for it.',
    },
    nature: 'state',
    context: true,
    qualifiers: [],
    description: 'A firm works in a sector, or an association stands for it.',
  },
];
