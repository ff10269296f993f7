/** Sets of kinds at the ends of relations, and the shapes of qualifiers. */
import { type KindName, kindNames } from '../kinds.js';
import type { Qualifier } from '../relation.js';
import type { VocabularyName } from '../vocabularies.js';

export const actors: readonly KindName[] = ['Agency', 'Company', 'Organization', 'Person', 'Country'];
export const rules: readonly KindName[] = ['Law', 'Programme', 'Agreement'];
export const topics: readonly KindName[] = ['Barrier', ...rules, 'Report', 'Event', 'Issue'];
export const allButSources = kindNames.filter((kind) => kind !== 'Source');

export const text = (name: string, description: string): Qualifier => ({
  name,
  type: { is: 'text' },
  description,
});

export const term = (name: string, of: VocabularyName, description: string, required = false): Qualifier => ({
  name,
  type: { is: 'term', of },
  required,
  description,
});
