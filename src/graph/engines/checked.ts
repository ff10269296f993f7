/** Words of the ontology that become text of a statement: nothing else does, and these only after a look. */
import { kindNamed } from '../../ontology/kinds.js';
import { relationNamed, relations } from '../../ontology/relations.js';

const qualifiers = new Set(relations.flatMap((relation) => relation.qualifiers.map(({ name }) => name)));

/** The kind's name again. Throws where the ontology has no such kind. */
export function checkedKind(name: string): string {
  if (!kindNamed(name)) throw new Error(`No kind "${name}" in the ontology.`);
  return name;
}

/** The relation's name again. Throws where the ontology has no such relation. */
export function checkedRelation(name: string): string {
  if (!relationNamed(name)) throw new Error(`No relation "${name}" in the ontology.`);
  return name;
}

/** The qualifier's name again. Throws where no relation of the ontology has it. */
export function checkedQualifier(name: string): string {
  if (!qualifiers.has(name)) throw new Error(`No qualifier "${name}" in the ontology.`);
  return name;
}
