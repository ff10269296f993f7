/** Paths between two entities. */
import { ArgsType, Field, ID, InputType, Int, InterfaceType, ObjectType } from 'type-graphql';
import type { PathAim } from '../../graph/chains/paths.js';
import { Entity } from '../entities/entity.js';
import { DirectionEnum, KindEnum, PathAimEnum, RelationTypeEnum } from '../enums.js';
import { Chain } from './chain.js';
import { ChainArguments, MetBound, SkippedHub } from './search-bounds.js';

@InputType('Waypoints', { description: 'What lies between the two ends of a path.' })
export class WaypointsInput {
  @Field(() => [KindEnum], { nullable: true, description: 'Entities of these kinds.' })
  readonly kinds?: string[] | null;

  @Field(() => [RelationTypeEnum], { nullable: true, description: 'Hops over these relations.' })
  readonly relations?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'These entities.' })
  readonly ids?: string[] | null;
}

/** What paths and reasons are asked with. */
@ArgsType()
export class BetweenArguments extends ChainArguments {
  @Field(() => [RelationTypeEnum], {
    nullable: true,
    description: 'Only over these relations. Without it: over all that connect.',
  })
  readonly relations?: string[] | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Also over relations that tell shared surroundings, such as that both are based in one country.',
  })
  readonly includeContext!: boolean;

  @Field(() => WaypointsInput, {
    nullable: true,
    description:
      'What has to lie between: each of the entities, and each of the kinds and relations at least once.',
  })
  readonly require?: WaypointsInput | null;

  @Field(() => WaypointsInput, { nullable: true, description: 'What may not lie between.' })
  readonly avoid?: WaypointsInput | null;
}

@ArgsType()
export class PathsArguments extends BetweenArguments {
  @Field(() => ID, { description: 'Id of the entity at which paths begin.' })
  readonly from!: string;

  @Field(() => ID, { description: 'Id of the entity at which they end.' })
  readonly to!: string;

  @Field(() => PathAimEnum, { defaultValue: 'SHORTEST', description: 'Which paths are wanted.' })
  readonly find!: PathAim;

  @Field(() => Int, { defaultValue: 4, description: 'How many hops a path may have, 1 to 6.' })
  readonly maxHops!: number;

  @Field(() => DirectionEnum, {
    defaultValue: 'BOTH',
    description: 'OUT follows every relation from subject to object, IN from object to subject.',
  })
  readonly direction!: 'OUT' | 'IN' | 'BOTH';
}

@InterfaceType('SearchReport', { description: 'What is told of every search between two entities.' })
export abstract class SearchReport {
  constructor(searchedHops: number, bounds: readonly MetBound[], skippedHubs: readonly SkippedHub[]) {
    this.searchedHops = searchedHops;
    this.bounds = bounds;
    this.skippedHubs = skippedHubs;
  }

  @Field(() => Int, {
    description:
      'Up to this number of hops every chain was looked for. Smaller than `maxHops` where the search had enough or met a bound.',
  })
  readonly searchedHops: number;

  @Field(() => [MetBound], {
    description: 'The bound at which the search ended before it was through; empty where it was.',
  })
  readonly bounds: readonly MetBound[];

  @Field(() => [SkippedHub], { description: 'Entities that chains were not followed through.' })
  readonly skippedHubs: readonly SkippedHub[];
}

@ObjectType('PathAnswer', {
  implements: SearchReport,
  description: 'The paths between two entities. That there is none is an answer, too.',
})
export class PathAnswer extends SearchReport {
  constructor(
    from: Entity,
    to: Entity,
    paths: readonly Chain[],
    pathCount: number,
    ...report: ConstructorParameters<typeof SearchReport>
  ) {
    super(...report);
    this.from = from;
    this.to = to;
    this.paths = paths;
    this.pathCount = pathCount;
  }

  @Field(() => Entity, { description: 'Where paths begin.' })
  readonly from: Entity;

  @Field(() => Entity, { description: 'Where paths end.' })
  readonly to: Entity;

  @Field(() => [Chain], { description: 'The paths, the shortest first, then by the ids of their nodes.' })
  readonly paths: readonly Chain[];

  @Field(() => Int, {
    description:
      'Number of paths found, at most 1,000, of which 100 can be shown; with `find: FIRST` no more are looked for than are returned.',
  })
  readonly pathCount: number;
}
