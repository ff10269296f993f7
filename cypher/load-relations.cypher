// Writes the thin relationships of the statements of one type.
// parameters: $rows ({from, to, properties})
// columns: written
UNWIND $rows AS row
MATCH (a:Entity {id: row.from})
CALL (row, a) {
  MATCH (b:Entity {id: row.to})
  CREATE (a)-[r:AFFECTS /*types*/]->(b)
  SET r = row.properties
  RETURN count(r) AS made
}
RETURN coalesce(sum(made), 0) AS written
