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

/** The relations that connect; the others tell shared surroundings. */
export const connectingRelations: readonly string[] = relations
  .filter(({ context }) => !context)
  .map(({ name }) => name);

/** Whether a statement of a relation, with a subject of a kind, tells shared surroundings. */
export const isContext = (relation: string, fromKind: string): boolean => {
  const { context, contextFrom = [] } = byName.get(relation)!;
  return context || contextFrom.some((kind) => kind === fromKind);
};

/** How a statement of a relation reads from its subject or from its object: `administers`, `is hit by`. */
export function wordOf(
  statement: { readonly type: string; readonly qualifiers: Readonly<Record<string, unknown>> },
  direction: 'forward' | 'backward',
): string {
  const relation = byName.get(statement.type);
  const term = relation?.words && statement.qualifiers[relation.words.by];
  const closer = typeof term === 'string' ? relation?.words?.terms[term] : undefined;
  return closer?.[direction] ?? relation?.[direction].word ?? statement.type;
}

/** Whether statements of a relation can have a qualifier. */
export const hasQualifier = (relation: string, qualifier: string): boolean =>
  byName.get(relation)?.qualifiers.some(({ name }) => name === qualifier) ?? false;
