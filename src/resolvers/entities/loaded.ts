/** Entities that an answer names by id, fetched for all of a request at once. */
import type { Clocks } from '../../graph/clocks.js';
import type { Loaders } from '../../graph/loaders.js';
import type { Entity } from '../../schema/entities/entity.js';
import { entityOf } from '../../schema/entities/kinds.js';

/** An entity that the graph has: an end of a statement or of a hop, a node of a chain. */
export const loadedEntity = async (loaders: Loaders, id: string, clocks: Clocks): Promise<Entity> =>
  entityOf((await loaders.entity(id))!, clocks);
