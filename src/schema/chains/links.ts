/** Links between two sets of entities: pairs, each with its chains. */
import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import type { Pair } from '../../graph/chains/links.js';
import type { Clocks } from '../../graph/clocks.js';
import { relations } from '../../ontology/relations.js';
import { AFTER, EntitySetInput, filterableQualifiers } from '../arguments.js';
import { Connection, CountryGroup } from '../entities/connections.js';
import { KindEnum, RelationTypeEnum, termEnum } from '../enums.js';
import { ChainArguments, SkippedHub } from './search-bounds.js';

@InputType('LinkStep', {
  description:
    'A step on the way from one set to the other: which relations are followed, in which direction, how often in a row. Conditions on a qualifier (effect, role …) narrow the statements of the relations that have it.',
})
export class LinkStepInput {
  @Field(() => [RelationTypeEnum], {
    nullable: true,
    description:
      'Relations followed from their subject to their object, such as UNDERPINS from a law to a barrier. Without `forward` and `backward`: all that connect, either way.',
  })
  readonly forward?: string[] | null;

  @Field(() => [RelationTypeEnum], {
    nullable: true,
    description:
      'Relations followed from their object to their subject, such as OFFERS from a product to the firm. A relation in both lists is followed either way.',
  })
  readonly backward?: string[] | null;

  @Field(() => [KindEnum], {
    nullable: true,
    description: 'Kinds of entity that the step may lead to on the way; the ends are those of the two sets.',
  })
  readonly kinds?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 1,
    description: 'How often in a row at least; 0 where it can be left out.',
  })
  readonly least?: number | null;

  @Field(() => Int, { nullable: true, defaultValue: 1, description: 'How often in a row at most.' })
  readonly most?: number | null;
}

/** The qualifiers that steps can be narrowed by; two relations that share one share its meaning. */
export const stepQualifiers = new Map(
  relations.flatMap(filterableQualifiers).map((qualifier) => [qualifier.name, qualifier]),
);
for (const { name, type, description } of stepQualifiers.values()) {
  Field(() => (type.is === 'term' ? [termEnum(type.of)] : Boolean), {
    nullable: true,
    description: `Only statements that have ${type.is === 'term' ? 'one of these' : 'this'}: ${description}`,
  })(LinkStepInput.prototype, name);
}

@ArgsType()
export class LinksArguments extends ChainArguments {
  @Field(() => String, { nullable: true, description: AFTER })
  readonly after?: string | null;

  @Field(() => EntitySetInput, { description: 'The entities at which chains begin.' })
  readonly from!: EntitySetInput;

  @Field(() => EntitySetInput, { description: 'The entities at which chains end.' })
  readonly to!: EntitySetInput;

  @Field(() => [LinkStepInput], {
    nullable: true,
    description:
      'The way, step by step. Without it: one or two hops over any relation that connects, either way. One step with `most` allows its relations in any order.',
  })
  readonly via?: LinkStepInput[] | null;
}

@ObjectType('Link', {
  description: 'An entity of the one set, one of the other, and the chains between them.',
})
export class Link {
  constructor(
    readonly pair: Pair,
    readonly clocks: Clocks,
    readonly cursor: string,
  ) {}

  get ends(): readonly [string, string] {
    const { nodes } = this.pair.chains[0]!;
    return [nodes[0]!, nodes.at(-1)!];
  }

  @Field(() => Int, { description: 'Number of chains between the two; the first 100 can be shown.' })
  get chainCount(): number {
    return this.pair.chains.length;
  }
}

@ObjectType('LinkEdge', { description: 'One of a list of links.' })
export class LinkEdge {
  constructor(node: Link) {
    this.node = node;
    this.cursor = node.cursor;
  }

  @Field(() => Link, { description: 'The link.' })
  readonly node: Link;

  @Field(() => String, { description: 'Marks this place in the list.' })
  readonly cursor: string;
}

export interface LinkCounts {
  readonly pairs: number;
  readonly chains: number;
  readonly statements: number;
}

@ObjectType('LinkConnection', { description: 'A page of links, by the names of their two ends.' })
export class LinkConnection extends Connection<LinkEdge> {
  constructor(
    links: readonly Link[],
    more: boolean,
    continued: boolean,
    private readonly counts: LinkCounts,
    skippedHubs: readonly SkippedHub[],
    groups: readonly CountryGroup[],
  ) {
    super(
      links.map((link) => new LinkEdge(link)),
      more,
      continued,
      counts.pairs,
      undefined,
      [],
      groups,
    );
    this.skippedHubs = skippedHubs;
  }

  @Field(() => [LinkEdge], { description: 'The rows of this page.' })
  override readonly edges!: readonly LinkEdge[];

  @Field(() => [Link], { description: 'The links of this page.' })
  override get nodes(): readonly Link[] {
    return this.edges.map(({ node }) => node);
  }

  @Field(() => Int, {
    description: 'Number of pairs of an entity of the one set and one of the other, in the whole list.',
  })
  get pairCount(): number {
    return this.counts.pairs;
  }

  @Field(() => Int, {
    description:
      'Number of chains of all pairs; one chain is one sequence of nodes, however many sources it has.',
  })
  get chainCount(): number {
    return this.counts.chains;
  }

  @Field(() => Int, { description: 'Number of statements that all chains rest on, each counted once.' })
  get statementCount(): number {
    return this.counts.statements;
  }

  @Field(() => [SkippedHub], {
    description:
      'Entities that chains were not followed through; what leads through them is not in the list.',
  })
  readonly skippedHubs: readonly SkippedHub[];

  @Field(() => [CountryGroup], {
    description: 'The groups of countries that the filters name, each with the members that it stood for.',
  })
  override readonly groups!: readonly CountryGroup[];
}
