// Writes the evidence of statements.
// parameters: $rows ({of, source, properties})
// columns: written
UNWIND $rows AS row
MATCH (s:Statement {id: row.of})
CALL (row, s) {
  MATCH (source:Entity {id: row.source})
  CREATE (s)-[c:CITES]->(source)
  SET c = row.properties
  RETURN count(c) AS made
}
RETURN coalesce(sum(made), 0) AS written
