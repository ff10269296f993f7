// How many statements of each relation are there?
// columns: type, count
MATCH (a:Entity)-[r:AFFECTS|UNDERPINS /*types*/]->(b:Entity)
RETURN type(r) AS type, count(r) AS count ORDER BY type
