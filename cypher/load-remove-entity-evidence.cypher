// Removes the evidence that earlier seeds gave these entities.
// parameters: $ids, $origin
// columns: removed
MATCH (e:Entity) WHERE e.id IN $ids
MATCH (e)-[c:CITES]->(source:Entity)
WHERE c.origin = $origin
DELETE c
RETURN count(*) AS removed
