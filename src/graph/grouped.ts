/** Items by a key, in the order in which the keys come, each group in the order of its items. */
export function groupedBy<Item>(
  items: Iterable<Item>,
  key: (item: Item) => string,
): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const of = key(item);
    const known = groups.get(of);
    if (known) known.push(item);
    else groups.set(of, [item]);
  }
  return groups;
}
