/** The shape of a seed file, made from the ontology: one source for the reader, the checks and the editor. */
import { z } from 'zod';
import {
  type Attribute,
  attributesOf,
  commonAttributes,
  type Kind,
  kindNames,
  kinds,
} from '../ontology/kinds.js';
import type { Qualifier } from '../ontology/relation.js';
import { relations } from '../ontology/relations.js';
import { valueTypes } from '../ontology/values.js';
import { termsOf, type VocabularyName } from '../ontology/vocabularies.js';

const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'an id consists of letters, digits, dots, hyphens and underscores');
const entityId = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9_-]*$/,
    'the id of an entity consists of letters, digits, hyphens and underscores',
  );
const statementId = id.refine(
  (text) => text.includes('.'),
  'the id of a statement is from.type.to, with dots',
);
const date = z
  .string()
  .describe('An EDTF date: 2025, 2025-04, 2025-04-01, 2025-04~ (about), [..2025-04-01] (by then).');
const term = (name: VocabularyName) => z.enum(termsOf(name) as [string, ...string[]]);

const evidence = z
  .strictObject({
    source: id.describe('Id of the source.'),
    locator: z
      .string()
      .optional()
      .describe('Place in the source: section, article, page, or the number of a founding fact (001-23).'),
    summary: z.string().optional().describe('What it says, in one sentence of our own.'),
    assertedBy: id.optional().describe('Who says it, where it is not the source itself.'),
    modality: term('Modality').default('FACT'),
    certainty: term('Certainty').default('STATED'),
    stance: term('Stance').default('AFFIRMS'),
    reason: z.string().optional().describe('Why it is concluded; required with INFERRED.'),
    attestedAt: date.optional().describe('A date for which the source shows that the statement holds.'),
    knownFrom: date
      .optional()
      .describe(
        'When the content was first public, where that is not the date of the source (promulgation of a statute).',
      ),
  })
  .describe('One piece of evidence (attestation).');

const name = z.strictObject({
  lang: z.string().regex(/^[a-z]{2}$/, 'a language is an ISO 639-1 code such as en or ko'),
  text: z.string().min(1),
  since: date.optional(),
  until: date.optional(),
});

const gap = z
  .strictObject({
    about: z
      .string()
      .describe('The relation, value type or attribute that is asked for, or a question in words.'),
    question: z.string().optional().describe('The question in words.'),
    countries: z
      .array(entityId)
      .min(1)
      .optional()
      .describe('Ids of the countries to which it is limited: the part of a report on them.'),
    status: term('Knowledge').describe(
      'NOT_KNOWN, NOT_EXAMINED or NONE; KNOWN says that the whole list of the relation is held.',
    ),
    reason: z.string().describe('Why there is no answer; with KNOWN: how the whole list is known.'),
    searched: z
      .array(id)
      .describe('Ids of the sources in which it was looked for; with KNOWN: in which the whole list stands.'),
  })
  .describe('Something that is known to be unknown, or with KNOWN a list that is known to be whole.');

/** Keys that entities of every kind share. */
const entityBase = {
  id: entityId.describe('Readable, stable id.'),
  kind: z
    .enum(kindNames as [string, ...string[]])
    .optional()
    .describe('Kind; the file may give it for all.'),
  names: z
    .union([z.record(z.string().regex(/^[a-z]{2}$/), z.string().min(1)), z.array(name).min(1)])
    .describe('Names by language; the long form gives dates where a name changed.'),
  aliases: z.array(z.string()).optional(),
  acronyms: z.array(z.string()).optional(),
  description: z.string().optional().describe('One sentence in our own words.'),
  externalIds: z
    .record(z.string(), z.string())
    .optional()
    .describe('Ids elsewhere, by scheme: wikidata, lei, ticker, uscode.'),
  formerIds: z.array(entityId).optional().describe('Old ids, which lead here after a merge.'),
  evidence: z.array(evidence).optional(),
  gaps: z.array(gap).optional(),
};

const written = (type: (Attribute | Qualifier)['type']): z.ZodType => {
  switch (type.is) {
    case 'term':
      return term(type.of);
    case 'date':
      return date;
    case 'entity':
      return id;
    case 'boolean':
      return z.boolean();
    case 'decimal':
      return z.string().regex(/^-?\d+(\.\d+)?$/, 'a decimal number in quotes');
    case 'text':
    case 'url':
      return z.string();
  }
};

const shapeOf = ({ type, description }: Pick<Attribute | Qualifier, 'type' | 'description'>): z.ZodType =>
  written(type).optional().describe(description);

const attributeKeys = Object.fromEntries(
  [...Object.values(commonAttributes), ...kinds.flatMap((kind: Kind) => attributesOf(kind))]
    .filter((attribute: Attribute) => !attribute.derived)
    .map((attribute) => [attribute.name, shapeOf(attribute)]),
);

const qualifierKeys = Object.fromEntries(
  relations
    .flatMap((relation) => relation.qualifiers)
    .map((qualifier) => [qualifier.name, shapeOf(qualifier)]),
);

const statementTypes = [...relations, ...valueTypes].map((type) => type.name) as [string, ...string[]];

const entity = z.strictObject({ ...attributeKeys, ...entityBase });

const statement = z.strictObject({
  ...qualifierKeys,
  id: statementId.describe(
    'Stable id; by convention from.type.to in lower case. It does not depend on dates.',
  ),
  type: z.enum(statementTypes).optional().describe('Relation or value type; the file may give it for all.'),
  from: id,
  to: id.optional().describe('The object, for a relation.'),
  value: z.string().optional().describe('The value, for a value type.'),
  on: date.optional().describe('When an occurrence happened.'),
  since: date.optional().describe('From when a state holds; leave it out where no source says so.'),
  until: z
    .string()
    .optional()
    .describe(
      'Until when a state holds (last day); `unknown` where it may have ended; left out while it lasts.',
    ),
  untilKnownFrom: date
    .optional()
    .describe(
      'When the end was first public, where that is neither with the first source from that day on nor, without one, on that day: the end of a term is known from its beginning.',
    ),
  sinceWords: z.string().optional().describe("The source's own words for the beginning or date."),
  untilWords: z.string().optional().describe("The source's own words for the end."),
  negated: z.boolean().default(false).describe('The sources say that this is expressly not so.'),
  evidence: z.array(evidence).min(1, 'a statement needs evidence'),
});

const conflict = z.strictObject({
  id,
  kind: term('ConflictKind'),
  statements: z
    .array(z.union([id, z.array(id)]))
    .min(2, 'a conflict joins at least two statements')
    .describe('The sides, each a statement or a list of statements that agree with one another.'),
  note: z.string(),
  certainty: term('Certainty').default('INFERRED'),
});

/** A whole seed file. */
export const seedFile = z.strictObject({
  kind: entityBase.kind.describe('Kind of all entities of this file.'),
  country: id.optional().describe('Country of all entities of this file whose kind has one.'),
  type: z.enum(statementTypes).optional().describe('Type of all statements of this file.'),
  entities: z.array(entity).optional(),
  statements: z.array(statement).optional(),
  conflicts: z.array(conflict).optional(),
});

export type SeedFile = z.infer<typeof seedFile>;
export type SeedEvidence = z.infer<typeof evidence>;
export type SeedGap = z.infer<typeof gap>;
export type SeedName = z.infer<typeof name>;
export type SeedConflict = z.infer<typeof conflict>;

/** An entity as its file gives it, defaults of the file filled in and names in the long form. */
export interface SeedEntity {
  readonly id: string;
  readonly kind: string;
  readonly names: readonly SeedName[];
  readonly aliases: readonly string[];
  readonly acronyms: readonly string[];
  readonly description: string;
  readonly externalIds: Readonly<Record<string, string>>;
  readonly formerIds: readonly string[];
  readonly evidence: readonly SeedEvidence[];
  readonly gaps: readonly SeedGap[];
  readonly attributes: Readonly<Record<string, string>>;
}

/** A statement as its file gives it, defaults of the file filled in. */
export interface SeedStatement {
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly to?: string;
  readonly value?: string;
  readonly on?: string;
  readonly since?: string;
  readonly until?: string;
  readonly untilKnownFrom?: string;
  readonly sinceWords?: string;
  readonly untilWords?: string;
  readonly negated: boolean;
  readonly qualifiers: Readonly<Record<string, string | boolean>>;
  readonly evidence: readonly SeedEvidence[];
}

/** The JSON Schema of a seed file, for completion in an editor. */
export const seedFileJsonSchema = (): unknown => ({
  title: 'Tradegraph seed file',
  ...z.toJSONSchema(seedFile, { io: 'input', target: 'draft-7' }),
});

export const attributeNames = Object.keys(attributeKeys);
export const qualifierNames = Object.keys(qualifierKeys);
