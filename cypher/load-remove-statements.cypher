// Removes the nodes of these statements, with their evidence and conflicts.
// parameters: $ids
// columns: removed
MATCH (s:Statement) WHERE s.id IN $ids
DETACH DELETE s
RETURN count(*) AS removed
