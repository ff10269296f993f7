// Writes the evidence of entities.
// parameters: $rows ({of, source, properties})
// columns: written
UNWIND $rows AS row
MATCH (e:Entity {id: row.of})
CALL (row, e) {
  MATCH (source:Entity {id: row.source})
  CREATE (e)-[c:CITES]->(source)
  SET c = row.properties
  RETURN count(c) AS made
}
RETURN coalesce(sum(made), 0) AS written
