// Which countries are members of which groups of countries, and parties to which agreements?
// parameters: $after (id of the last statement of the page before), $limit
// columns: id, groupId, record
MATCH (c:Country)-[r:PART_OF|PARTY_TO]->(g:Entity)
WHERE r.negated = false AND r.id > $after AND (g.kind = 'Agreement' OR g.type = 'BLOC' OR g.type = 'GROUP')
RETURN r.id AS id, g.id AS groupId, r.record AS record ORDER BY id LIMIT $limit
