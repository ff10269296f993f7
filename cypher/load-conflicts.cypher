// Writes the conflicts between statements.
// parameters: $rows ({from, to, properties})
// columns: written
UNWIND $rows AS row
MATCH (a:Statement {id: row.from})
CALL (row, a) {
  MATCH (b:Statement {id: row.to})
  CREATE (a)-[k:CONFLICTS_WITH]->(b)
  SET k = row.properties
  RETURN count(k) AS made
}
RETURN coalesce(sum(made), 0) AS written
