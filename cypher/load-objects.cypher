// Ties the nodes of statements to their objects.
// parameters: $rows ({id, to})
// columns: written
UNWIND $rows AS row
MATCH (s:Statement {id: row.id})
CALL (row, s) {
  MATCH (b:Entity {id: row.to})
  CREATE (s)-[r:OBJECT]->(b)
  RETURN count(r) AS made
}
RETURN coalesce(sum(made), 0) AS written
