// Which entities did earlier seeds write, and what did they hold?
// parameters: $origin, $after (id of the last one of the page before), $limit
// columns: id, version (hash of what was written)
MATCH (e:Entity) WHERE e.origin = $origin AND e.id > $after
RETURN e.id AS id, e.version AS version ORDER BY e.id LIMIT $limit
