// Removes the redirects of former ids that earlier seeds wrote.
// parameters: $origin
// columns: removed
MATCH (x:Redirect) WHERE x.origin = $origin
DETACH DELETE x
RETURN count(*) AS removed
