// Which barriers do the reports of a series list, or are said not to list, and which issues do these concern?
// parameters: $ids (of the reports); lists that filter where they are not empty: $barriers, $countries, $issues; $knownAt (of
//   what ties a barrier to an issue; the listings come whenever published), $limit (of listings)
// columns: id (of the barrier), record, listings (statements), issues ([id, sortKey])
MATCH (report:Entity) WHERE report.id IN $ids
MATCH (report)-[listing:LISTS]->(barrier:Barrier)
WHERE (size($barriers) = 0 OR barrier.id IN $barriers)
  AND (size($countries) = 0 OR coalesce(barrier.country, '') IN $countries)
WITH listing, barrier,
  COUNT {
    MATCH (barrier)-[c:CONCERNS]->(issue:Issue)
    WHERE issue.id IN $issues AND c.negated = false AND c.knownFrom <= $knownAt
  } AS topics
WHERE size($issues) = 0 OR topics > 0
WITH listing, barrier ORDER BY listing.id LIMIT $limit
WITH barrier, collect(listing.record) AS listings
CALL (barrier) {
  MATCH (barrier)-[c:CONCERNS]->(issue:Issue)
  WHERE c.negated = false AND c.knownFrom <= $knownAt
  WITH DISTINCT issue ORDER BY issue.sortKey, issue.id
  RETURN collect([issue.id, issue.sortKey]) AS issues
}
RETURN barrier.id AS id, barrier.record AS record, listings, issues ORDER BY barrier.sortKey, id
