// Where do former ids lead?
// parameters: $ids
// columns: id, to
MATCH (x:Redirect) WHERE x.id IN $ids
MATCH (x)-[:LEADS_TO]->(e:Entity)
RETURN x.id AS id, e.id AS to ORDER BY id
