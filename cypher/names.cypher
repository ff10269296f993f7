// Under which names is everything known?
// parameters: $after (id of the last entity of the page before), $limit
// columns: id, record
MATCH (e:Entity) WHERE e.id > $after
RETURN e.id AS id, e.record AS record ORDER BY e.id LIMIT $limit
