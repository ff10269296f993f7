/** Groups of countries in a filter, and their members. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CountryGroup } from '../schema/entities/connections.js';
import { Entity } from '../schema/entities/entity.js';
import { classOfKind } from '../schema/entities/kinds.js';
import type { Context } from './context.js';
import { loadedEntity } from './entities/loaded.js';

@Resolver(() => CountryGroup)
export class CountryGroupResolver {
  @FieldResolver(() => Entity, { description: 'The group: a bloc, a group of countries, or an agreement.' })
  group(@Root() { row, clocks }: CountryGroup, @Ctx() { loaders }: Context): Promise<Entity> {
    return loadedEntity(loaders, row.group, clocks);
  }

  @FieldResolver(() => [classOfKind('Country')], { description: 'Its members, or the parties, on that day.' })
  members(@Root() { row, clocks }: CountryGroup, @Ctx() { loaders }: Context): Promise<Entity[]> {
    return Promise.all(row.members.map((id) => loadedEntity(loaders, id, clocks)));
  }
}
