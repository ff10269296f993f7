// Which of these ids belong to data that seeds did not write?
// parameters: $ids, $origin
// columns: id
MATCH (e:Entity) WHERE e.id IN $ids
WITH e WHERE coalesce(e.origin, '') <> $origin
RETURN e.id AS id ORDER BY id LIMIT 5
