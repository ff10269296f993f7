// Removes the conflicts that earlier seeds wrote.
// parameters: $origin
// columns: removed
MATCH (s:Statement) WHERE s.origin = $origin
MATCH (s)-[k:CONFLICTS_WITH]->(other:Statement)
WHERE k.origin = $origin
DELETE k
RETURN count(*) AS removed
