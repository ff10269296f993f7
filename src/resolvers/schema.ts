/** The schema of the API, built from all resolvers. */
import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { kindNames } from '../ontology/kinds.js';
import { classOfKind } from '../schema/kinds.js';
import { Statement } from '../schema/statement.js';
import { ChainResolver, HopResolver } from './chain.js';
import { EntitiesResolver, kindResolvers } from './entities.js';
import { EntityFieldsResolver, kindFieldsResolvers } from './entity-fields.js';
import { CountryGroupResolver } from './groups.js';
import { LawsAffectingFirmsResolver } from './laws-affecting-firms.js';
import { lifeResolvers } from './life.js';
import { LinkResolver, LinksResolver } from './links.js';
import { NeighbourhoodResolver, RelationCountResolver } from './neighbourhood.js';
import { OntologyKindResolver, OntologyRelationResolver, OntologyResolver } from './ontology.js';
import { PathsResolver } from './paths.js';
import {
  EditionChangeResolver,
  EditionComparisonResolver,
  IssueChangeResolver,
  ReportSeriesResolver,
  SeriesEditionResolver,
  SeriesListingResolver,
} from './report-series.js';
import { responsibleResolvers } from './responsible.js';
import { SearchResolver } from './search.js';
import {
  EvidenceResolver,
  FigureFieldsResolver,
  KnowledgeStateResolver,
  SourceFieldsResolver,
  StatementsResolver,
} from './statements.js';
import { WhyResolver } from './why.js';

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
  LinksResolver,
  LinkResolver,
  PathsResolver,
  WhyResolver,
  ChainResolver,
  HopResolver,
  CountryGroupResolver,
  ReportSeriesResolver,
  SeriesEditionResolver,
  SeriesListingResolver,
  EditionComparisonResolver,
  EditionChangeResolver,
  IssueChangeResolver,
  ...lifeResolvers,
  ...responsibleResolvers,
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
