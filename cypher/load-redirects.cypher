// Writes former ids, which lead to the entity that has them now.
// parameters: $rows ({to, properties})
// columns: written
UNWIND $rows AS row
MATCH (e:Entity {id: row.to})
CREATE (x:Redirect)
SET x = row.properties
CREATE (x)-[r:LEADS_TO]->(e)
RETURN count(r) AS written
