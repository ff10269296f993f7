// Which statements does a source carry?
// parameters: $id, $after (id of the last statement of the page before), $knownAt, $limit
// columns: record
MATCH (source:Entity {id: $id})<-[c:CITES]-(s:Statement)
WHERE s.id > $after AND c.knownFrom <= $knownAt
WITH DISTINCT s ORDER BY s.id LIMIT $limit
RETURN s.record AS record ORDER BY s.id
