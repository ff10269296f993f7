// Removes the statement nodes that earlier seeds wrote, with their evidence and conflicts.
// parameters: $origin
// columns: removed
MATCH (s:Statement) WHERE s.origin = $origin
DETACH DELETE s
RETURN count(*) AS removed
