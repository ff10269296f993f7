// Removes the statement nodes and redirects that earlier seeds wrote, with all that hangs on them.
// parameters: $origin
// columns: removed
MATCH (s:Statement) WHERE s.origin = $origin
DETACH DELETE s
RETURN count(*) AS removed
