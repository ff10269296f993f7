/** Ids that a question names: former ones are followed, unknown ones are told with the nearest there are. */
import { InputError } from '../../errors.js';
import type { Context } from '../context.js';

/** The ids of a question by the field that names them. */
export type NamedIds = Readonly<Record<string, readonly string[] | null | undefined>>;

/** The ids that former ids lead to. Throws an InputError for the first one that there is not. */
export async function knownIds(named: NamedIds, context: Context): Promise<(id: string) => string> {
  const all = [...new Set(Object.values(named).flatMap((ids) => ids ?? []))];
  if (all.length === 0) return (id) => id;
  const names = await context.names();
  const unsure = all.filter((id) => !names.has(id));
  if (unsure.length === 0) return (id) => id;
  // What came since the names were read has to be asked for.
  const found = await context.graph.members({ ids: unsure }, unsure.length);
  const missing = unsure.filter((id) => !found?.has(id));
  const redirects = await context.graph.redirects(missing);
  for (const [field, ids] of Object.entries(named)) {
    const unknown = ids?.find((id) => missing.includes(id) && !redirects.has(id));
    if (unknown !== undefined) throw await unknownId(field, unknown, context);
  }
  return (id) => redirects.get(id) ?? id;
}

async function unknownId(field: string, id: string, { names }: Context): Promise<InputError> {
  const { hits } = (await names()).search(id.slice(0, 100).replace(/[-_.]/g, ' '), 3);
  const near = hits.map((hit) => `"${hit.id}"`);
  const way =
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : 'Find ids with `search`, which takes names in any language.';
  return new InputError(field, id, `There is no entity "${id}". ${way}`, 'UNKNOWN_ID');
}
