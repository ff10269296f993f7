// How many statements of these relations, in either direction, are there at these entities?
// parameters: $ids; $earliest and $latest (days between which they have to be able to hold), $knownAt
// columns: id, kind, degree
MATCH (a:Entity) WHERE a.id IN $ids
CALL (a) {
  MATCH (a)-[r:AFFECTS|UNDERPINS /*types*/]-(b:Entity)
  WHERE r.negated = false AND r.knownFrom <= $knownAt AND r.sinceEarliest <= $latest AND r.untilLatest >= $earliest
  RETURN count(r) AS degree
}
RETURN a.id AS id, a.kind AS kind, degree ORDER BY id
