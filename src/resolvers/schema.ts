/** The schema of the API, built from all resolvers. */
import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { kindNames } from '../ontology/kinds.js';
import { classOfKind } from '../schema/kinds.js';
import { Statement } from '../schema/statement.js';
import { EntitiesResolver, kindResolvers } from './entities.js';
import { EntityFieldsResolver, kindFieldsResolvers } from './entity-fields.js';
import { HopResolver, LawChainResolver, LawsAffectingFirmsResolver } from './laws-affecting-firms.js';
import { NeighbourhoodResolver, RelationCountResolver } from './neighbourhood.js';
import { OntologyKindResolver, OntologyRelationResolver, OntologyResolver } from './ontology.js';
import { SearchResolver } from './search.js';
import {
  EvidenceResolver,
  FigureFieldsResolver,
  KnowledgeStateResolver,
  SourceFieldsResolver,
  StatementsResolver,
} from './statements.js';

const resolvers: NonEmptyArray<new () => object> = [
  EntitiesResolver,
  ...kindResolvers,
  NeighbourhoodResolver,
  RelationCountResolver,
  EntityFieldsResolver,
  ...kindFieldsResolvers,
  StatementsResolver,
  EvidenceResolver,
  FigureFieldsResolver,
  KnowledgeStateResolver,
  SourceFieldsResolver,
  LawsAffectingFirmsResolver,
  LawChainResolver,
  HopResolver,
  SearchResolver,
  OntologyResolver,
  OntologyKindResolver,
  OntologyRelationResolver,
];

/** Builds the executable schema. */
export const createSchema = (): Promise<GraphQLSchema> =>
  buildSchema({
    resolvers,
    orphanedTypes: [...kindNames.map(classOfKind), Statement],
    validate: false,
  });
