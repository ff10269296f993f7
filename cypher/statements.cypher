// What do these statements say, on which evidence, and against which others?
// parameters: $ids, $knownAt (leaves out evidence published later)
// columns: id, record, evidence ([evidence, source, [who asserts it]]), conflicts ([conflict, other statement])
MATCH (s:Statement) WHERE s.id IN $ids
CALL (s) {
  MATCH (s)-[c:CITES]->(source:Source)
  WHERE c.knownFrom <= $knownAt
  CALL (c) {
    MATCH (speaker:Entity {id: c.assertedBy})
    RETURN collect(speaker.record) AS speakers
  }
  WITH c, source, speakers ORDER BY c.position, c.id
  RETURN collect([c.record, source.record, speakers]) AS evidence
}
CALL (s) {
  MATCH (s)-[k:CONFLICTS_WITH]-(other:Statement)
  WHERE other.knownFrom <= $knownAt
  WITH k, other ORDER BY k.id, other.id
  RETURN collect([k.record, other.record]) AS conflicts
}
RETURN s.id AS id, s.record AS record, evidence, conflicts ORDER BY id
