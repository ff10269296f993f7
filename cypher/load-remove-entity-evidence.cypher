// Removes the evidence that earlier seeds gave these entities, which then count as changed.
// parameters: $ids, $origin
// columns: removed
MATCH (e:Entity) WHERE e.id IN $ids
SET e.version = ''
WITH e
MATCH (e)-[c:CITES]->(source:Entity)
WHERE c.origin = $origin
DELETE c
RETURN count(*) AS removed
