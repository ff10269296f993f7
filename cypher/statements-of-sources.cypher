// Which statements do these sources carry?
// parameters: $ids, $after (id of the last statement of the page before), $earliest and $latest (days between which a
//   statement has to be able to hold; $certain: to hold for certain), $knownAt, $limit (per source)
// columns: id, records
MATCH (source:Entity) WHERE source.id IN $ids
CALL (source) {
  MATCH (source)<-[c:CITES]-(s:Statement)
  WHERE s.id > $after AND c.knownFrom <= $knownAt
    AND s.sinceEarliest <= $latest AND s.untilLatest >= $earliest
    AND (NOT $certain OR (s.sinceLatest <= $latest AND s.untilEarliest >= $earliest))
  WITH DISTINCT s ORDER BY s.id LIMIT $limit
  RETURN collect(s.record) AS records
}
RETURN source.id AS id, records ORDER BY id
