/** The schema of the API, built from all resolvers. */
import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { kindNames } from '../ontology/kinds.js';
import { classOfKind } from '../schema/entities/kinds.js';
import { Statement } from '../schema/entities/statement.js';
import { ChainResolver, HopResolver } from './chains/chain.js';
import { LawsAffectingFirmsResolver } from './chains/laws-affecting-firms.js';
import { LinkResolver, LinksResolver } from './chains/links.js';
import { PathsResolver } from './chains/paths.js';
import { WhyResolver } from './chains/why.js';
import { EntitiesResolver, kindResolvers } from './entities/entities.js';
import { EntityFieldsResolver, kindFieldsResolvers } from './entities/entity-fields.js';
import { NeighbourhoodResolver, RelationCountResolver } from './entities/neighbourhood.js';
import {
  EvidenceResolver,
  FigureFieldsResolver,
  KnowledgeStateResolver,
  SourceFieldsResolver,
  StatementsResolver,
} from './entities/statements.js';
import { CountryGroupResolver } from './groups.js';
import { lifeResolvers } from './history/life.js';
import {
  EditionChangeResolver,
  EditionComparisonResolver,
  IssueChangeResolver,
  ReportSeriesResolver,
  SeriesEditionResolver,
  SeriesListingResolver,
} from './history/report-series.js';
import { responsibleResolvers } from './history/responsible.js';
import { OntologyKindResolver, OntologyRelationResolver, OntologyResolver } from './ontology.js';
import { SearchResolver } from './search.js';

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
