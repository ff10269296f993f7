/** The ontology with the counts of the graph. */
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type Attribute, attributesOf, type Kind, kinds } from '../ontology/kinds.js';
import type { Qualifier } from '../ontology/relation.js';
import { relations } from '../ontology/relations.js';
import { vocabularies } from '../ontology/vocabularies.js';
import { Ontology, type OntologyAttribute, OntologyKind, OntologyRelation } from '../schema/ontology.js';
import type { Context } from './context.js';

const attribute = ({ name, type, description }: Attribute | Qualifier): OntologyAttribute => ({
  name,
  type: type.is.toUpperCase(),
  vocabulary: type.is === 'term' ? type.of : null,
  description,
});

const answer = {
  kinds: kinds.map((kind: Kind) => ({ ...kind, attributes: attributesOf(kind).map(attribute) })),
  relations: relations.map((relation) => ({
    ...relation,
    nature: relation.nature.toUpperCase(),
    qualifiers: relation.qualifiers.map(attribute),
  })),
  vocabularies: Object.values(vocabularies),
};

@Resolver()
export class OntologyResolver {
  @Query(() => Ontology, {
    description:
      'What the graph can say: kinds with a stable colour and glyph, relations with words, vocabularies.',
  })
  ontology(): unknown {
    return answer;
  }
}

const counts = new WeakMap<Context, ReturnType<Context['graph']['counts']>>();

/** Counted once per request, and only where a count is asked for. */
function countsOf(context: Context) {
  const known = counts.get(context) ?? context.graph.counts();
  counts.set(context, known);
  return known;
}

@Resolver(() => OntologyKind)
export class OntologyKindResolver {
  @FieldResolver()
  async count(@Root() { name }: OntologyKind, @Ctx() context: Context): Promise<number> {
    return (await countsOf(context)).kinds.get(name) ?? 0;
  }
}

@Resolver(() => OntologyRelation)
export class OntologyRelationResolver {
  @FieldResolver()
  async count(@Root() { name }: OntologyRelation, @Ctx() context: Context): Promise<number> {
    return (await countsOf(context)).relations.get(name) ?? 0;
  }
}
