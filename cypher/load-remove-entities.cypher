// Removes these entities, unless other data refers to them.
// parameters: $ids
// columns: removed
MATCH (e:Entity) WHERE e.id IN $ids
  AND NOT EXISTS { MATCH (e)-[:AFFECTS|UNDERPINS|CITES /*types*/]-(other:Entity) }
  AND NOT EXISTS { MATCH (e)-[:AFFECTS|UNDERPINS|CITES /*types*/]-(s:Statement) }
DETACH DELETE e
RETURN count(*) AS removed
