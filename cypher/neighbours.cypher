// What is said between these entities and their neighbours, over relations in either direction?
// parameters: $ids; $earliest and $latest (days between which it has to be able to hold), $knownAt; $most (statements
//   of one entity: who has more is a hub, of which no more than so many are read)
// columns: id, kind, said (each the record of a statement, id and kind of the entity at its other end)
MATCH (a:Entity) WHERE a.id IN $ids
CALL (a) {
  MATCH (a)-[r:AFFECTS|UNDERPINS /*types*/]-(b:Entity)
  WHERE r.negated = false AND r.knownFrom <= $knownAt AND r.sinceEarliest <= $latest
    AND (r.untilLatest >= $earliest OR r.untilKnownFrom > $knownAt)
  WITH r, b ORDER BY r.id LIMIT $most
  RETURN collect([r.record, b.id, b.kind]) AS said
}
RETURN a.id AS id, a.kind AS kind, said ORDER BY id
