// Writes the nodes of statements, tied to their subjects.
// parameters: $rows ({from, properties})
// columns: written
UNWIND $rows AS row
MATCH (a:Entity {id: row.from})
CREATE (s:Statement)
SET s = row.properties
CREATE (s)-[r:SUBJECT]->(a)
RETURN count(r) AS written
