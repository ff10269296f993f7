// Removes the relationships of these statements, which are of one type.
// parameters: $rows ({from, id})
// columns: removed
UNWIND $rows AS row
MATCH (a:Entity {id: row.from})
MATCH (a)-[r:AFFECTS /*types*/]->(b:Entity)
WHERE r.id = row.id
DELETE r
RETURN count(*) AS removed
