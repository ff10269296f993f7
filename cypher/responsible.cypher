// Which bodies are or were in charge of these entities, or of what they rest on, and who took over from them?
// parameters: $ids, $limit (of what an entity rests on, of offices at one thing, of successions from one body)
// columns: id, base (what the office is about), hops (the statements from the entity to it), offices ([statement, body,
//   successions ([statements, bodies], from one body to the next)])
MATCH (e:Entity) WHERE e.id IN $ids
// What somebody is in charge of: the entity itself, what it rests on, and what that carries out.
CALL (e) {
  MATCH (self:Entity {id: e.id})
  RETURN collect([self.id, []]) AS bases
  UNION ALL
  MATCH (e)<-[u:UNDERPINS]-(rule:Entity)
  WHERE u.negated = false
  WITH u, rule ORDER BY rule.id, u.id LIMIT $limit
  RETURN collect([rule.id, [u.record]]) AS bases
  UNION ALL
  MATCH (e)<-[u:UNDERPINS]-(rule:Entity)
  MATCH (rule)-[i:IMPLEMENTS]->(law:Entity)
  WHERE u.negated = false AND i.negated = false
  WITH u, i, law ORDER BY law.id, u.id, i.id LIMIT $limit
  RETURN collect([law.id, [u.record, i.record]]) AS bases
}
UNWIND bases AS basis
WITH e, basis, basis[0] AS baseId
MATCH (base:Entity {id: baseId})
CALL (base) {
  MATCH (base)<-[s:ADMINISTERS|ENFORCES|MAINTAINS]-(body:Agency)
  WHERE s.negated = false
  WITH s, body ORDER BY s.id LIMIT $limit
  CALL (body) {
    MATCH p = (body)-[:SUCCEEDED_BY*1..4]->(heir:Entity)
    WITH [r IN relationships(p) | r.record] AS steps, [n IN nodes(p) | n.record] AS bodies
    WITH steps, bodies, size(steps) AS length
    ORDER BY length, steps LIMIT $limit
    RETURN collect([steps, bodies]) AS successions
  }
  WITH s, body, successions ORDER BY s.id
  RETURN collect([s.record, body.record, successions]) AS offices
}
RETURN e.id AS id, base.id AS base, basis[1] AS hops, offices ORDER BY id, base, hops
