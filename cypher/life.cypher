// Which statuses did these entities have, who lists or opposes them, and what addressed them?
// parameters: $ids, $limit (statements of each sort at each entity)
// columns: id, statuses ([record, evidence ([evidence, source, [who asserts it]])]), claims and steps ([record, who or
//   what it comes from])
MATCH (e:Entity) WHERE e.id IN $ids
CALL (e) {
  MATCH (e)<-[:SUBJECT]-(s:Statement)
  WHERE s.type = 'HAS_STATUS' AND s.negated = false
  WITH s ORDER BY s.sinceEarliest, s.id LIMIT $limit
  CALL (s) {
    MATCH (s)-[c:CITES]->(source:Source)
    CALL (c) {
      MATCH (speaker:Entity {id: c.assertedBy})
      RETURN collect(speaker.record) AS speakers
    }
    WITH c, source, speakers ORDER BY c.position, c.id
    RETURN collect([c.record, source.record, speakers]) AS evidence
  }
  WITH s, evidence ORDER BY s.sinceEarliest, s.id
  RETURN collect([s.record, evidence]) AS statuses
}
CALL (e) {
  MATCH (e)<-[l:LISTS|OPPOSES]-(critic:Entity)
  WHERE l.negated = false
  WITH l, critic ORDER BY l.sinceLatest, l.id LIMIT $limit
  RETURN collect([l.record, critic.record]) AS claims
}
CALL (e) {
  MATCH (e)<-[a:ADDRESSES]-(cause:Entity)
  WITH a, cause ORDER BY a.sinceLatest, a.id LIMIT $limit
  RETURN collect([a.record, cause.record]) AS steps
}
RETURN e.id AS id, statuses, claims, steps ORDER BY id
