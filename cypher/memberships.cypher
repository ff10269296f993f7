// Which countries are members of which groups of countries, and parties to which agreements?
// parameters: $after (id of the last country of the page before), $limit
// columns: id (of a country), memberships (each the id of a group, and the record)
MATCH (c:Country) WHERE c.id > $after
WITH c ORDER BY c.id LIMIT $limit
CALL (c) {
  MATCH (c)-[r:PART_OF|PARTY_TO]->(g:Entity)
  WHERE r.negated = false AND (g.kind = 'Agreement' OR g.type = 'BLOC' OR g.type = 'GROUP')
  WITH r, g ORDER BY r.id
  RETURN collect([g.id, r.record]) AS memberships
}
RETURN c.id AS id, memberships ORDER BY id
