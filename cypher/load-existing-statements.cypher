// Which statements did earlier seeds write, and what did they hold?
// parameters: $origin, $after (id of the last one of the page before), $limit
// columns: id, version (hash of what was written), type, from (id of the subject)
MATCH (s:Statement) WHERE s.origin = $origin AND s.id > $after
RETURN s.id AS id, s.version AS version, s.type AS type, s.from AS from ORDER BY s.id LIMIT $limit
