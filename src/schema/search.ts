/** What a search by name brings. */
import { Field, Float, ObjectType } from 'type-graphql';
import type { Hit } from '../graph/names.js';
import { Entity } from './entities/entity.js';
import { MatchEnum, NamePlaceEnum } from './enums.js';

@ObjectType('SearchHit', { description: 'An entity that a search found, and why.' })
export class SearchHit {
  constructor(
    entity: Entity,
    private readonly hit: Hit,
  ) {
    this.entity = entity;
  }

  @Field(() => Entity, { description: 'The entity.' })
  readonly entity: Entity;

  @Field(() => MatchEnum, { description: 'How the text matches.' })
  get match(): string {
    return this.hit.match;
  }

  @Field(() => NamePlaceEnum, { description: 'Which of its names was matched.' })
  get place(): string {
    return this.hit.place;
  }

  @Field(() => String, { description: 'The name that was matched, as it is written.' })
  get matched(): string {
    return this.hit.text;
  }

  @Field(() => String, { nullable: true, description: 'Language of that name, where it has one.' })
  get lang(): string | null {
    return this.hit.lang ?? null;
  }

  @Field(() => Float, { description: '0 to 1; the best hit comes first. The same on every engine.' })
  get score(): number {
    return this.hit.score;
  }
}

@ObjectType('SearchResult', { description: 'What a search found.' })
export class SearchResult {
  constructor(hits: readonly SearchHit[], suggestion: string | null) {
    this.hits = hits;
    this.suggestion = suggestion;
  }

  @Field(() => [SearchHit], { description: 'The hits, best first.' })
  readonly hits: readonly SearchHit[];

  @Field(() => String, { nullable: true, description: 'The nearest name, where nothing was found.' })
  readonly suggestion: string | null;
}
