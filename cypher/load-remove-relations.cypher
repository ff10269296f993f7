// Removes the relationships that earlier seeds wrote.
// parameters: $origin
// columns: removed
MATCH (a:Entity) WHERE a.origin = $origin
MATCH (a)-[r:AFFECTS|UNDERPINS|CITES /*types*/]->(b:Entity)
WHERE r.origin = $origin
DELETE r
RETURN count(*) AS removed
