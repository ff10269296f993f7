// Which dated or disputed attributes do these entities have?
// parameters: $ids, $knownAt
// columns: id, records (statements whose object is a value)
MATCH (e:Entity) WHERE e.id IN $ids
CALL (e) {
  MATCH (e)<-[:SUBJECT]-(s:Statement)
  WHERE s.ofValue = true AND s.knownFrom <= $knownAt
  WITH s ORDER BY s.id
  RETURN collect(s.record) AS records
}
RETURN e.id AS id, records ORDER BY id
