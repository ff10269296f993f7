/** The relations between entities: allowed ends, words for both directions, nature, qualifiers. */
import type { Relation } from './relation.js';
import { actorsRelations } from './relations/actors.js';
import { barriersRelations } from './relations/barriers.js';
import { rulesRelations } from './relations/rules.js';

export const relations: readonly Relation[] = [...rulesRelations, ...barriersRelations, ...actorsRelations];

export const relationNames: readonly string[] = relations.map((relation) => relation.name);

const byName = new Map(relations.map((relation) => [relation.name, relation]));

/** The declaration of a relation, or undefined where there is none of that name. */
export const relationNamed = (name: string): Relation | undefined => byName.get(name);
