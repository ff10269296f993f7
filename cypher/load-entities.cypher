// Writes entities of one kind.
// parameters: $rows ({id, properties})
// columns: written
UNWIND $rows AS row
WITH row WHERE row.id IS NOT NULL
MERGE (e:Entity {id: row.id})
SET e = row.properties
REMOVE e:Law /*kinds*/
SET e:Law /*kind*/
RETURN count(e) AS written
