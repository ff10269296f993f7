// Removes the entities that earlier seeds wrote and these do not hold, unless other data refers to them.
// parameters: $origin, $ids (ids that stay)
// columns: removed
MATCH (e:Entity)
WHERE e.origin = $origin AND NOT coalesce(e.id, '') IN $ids
  AND NOT EXISTS { MATCH (e)-[:AFFECTS|UNDERPINS|CITES /*types*/]-(other:Entity) }
  AND NOT EXISTS { MATCH (e)-[:AFFECTS|UNDERPINS|CITES /*types*/]-(s:Statement) }
DETACH DELETE e
RETURN count(*) AS removed
