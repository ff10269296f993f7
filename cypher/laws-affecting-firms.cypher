// Which laws affect which firms, through which barrier?
// parameters: lists that filter where they are not empty: $countries (of the firms, by $nationality), $firms,
//   $sectors, $jurisdictions, $laws, $instruments, $statuses, $agencies, $reports, $issues; $effects, $throughSectors;
//   $earliest and $latest (days between which the statements hold), $certainOnly, $knownAt, $limit
// columns: law, firm (ids), effect, nodes (ids from law to firm), hops (statements between them, in the same order)
MATCH (firm:Company)
WHERE (size($firms) = 0 OR firm.id IN $firms)
  AND (size($countries) = 0 OR CASE $nationality
    WHEN 'INCORPORATION' THEN coalesce(firm.incorporationCountry, '')
    WHEN 'ULTIMATE_PARENT' THEN coalesce(firm.ultimateParentCountry, '')
    ELSE coalesce(firm.country, '') END IN $countries)
  AND (size($sectors) = 0 OR EXISTS { MATCH (firm)-[:OPERATES_IN]->(branch:Sector) WHERE branch.id IN $sectors })
CALL (firm) {
  MATCH (firm)<-[hit:AFFECTS]-(cause:Entity)
  RETURN cause, hit, [firm.id] AS reach, [hit.record] AS reachHops, hit AS via
  UNION ALL
  MATCH (firm)-[via:OFFERS]->(product:Product)
  MATCH (product)<-[hit:AFFECTS]-(cause:Entity)
  RETURN cause, hit, [product.id, firm.id] AS reach, [hit.record, via.record] AS reachHops, via
  UNION ALL
  MATCH (firm)-[via:OWNS]->(subsidiary:Company)
  WHERE via.controlling = true
  MATCH (subsidiary)<-[hit:AFFECTS]-(cause:Entity)
  RETURN cause, hit, [subsidiary.id, firm.id] AS reach, [hit.record, via.record] AS reachHops, via
  UNION ALL
  MATCH (firm)-[via:OPERATES_IN]->(sector:Sector)
  WHERE $throughSectors
  MATCH (sector)<-[hit:AFFECTS]-(cause:Entity)
  RETURN cause, hit, [sector.id, firm.id] AS reach, [hit.record, via.record] AS reachHops, via
}
WITH firm, cause, hit, reach, reachHops, via
WHERE hit.effect IN $effects AND hit.negated = false AND via.negated = false
  AND hit.knownFrom <= $knownAt AND via.knownFrom <= $knownAt
  AND CASE WHEN $certainOnly THEN hit.sinceLatest ELSE hit.sinceEarliest END <= $latest
  AND CASE WHEN $certainOnly THEN hit.untilEarliest ELSE hit.untilLatest END >= $earliest
  AND CASE WHEN $certainOnly THEN via.sinceLatest ELSE via.sinceEarliest END <= $latest
  AND CASE WHEN $certainOnly THEN via.untilEarliest ELSE via.untilLatest END >= $earliest
  AND (size($reports) = 0 OR EXISTS { MATCH (cause)<-[l:LISTS]-(report:Report) WHERE report.id IN $reports AND l.negated = false })
  AND (size($issues) = 0 OR EXISTS { MATCH (cause)-[:CONCERNS]->(issue:Issue) WHERE issue.id IN $issues })
CALL (cause) {
  MATCH (law:Entity {id: cause.id}) WHERE law.kind <> 'Barrier'
  RETURN law, [law.id] AS basis, [] AS basisHops
  UNION ALL
  MATCH (cause)<-[u:UNDERPINS]-(law:Entity)
  WHERE u.negated = false AND u.knownFrom <= $knownAt
    AND CASE WHEN $certainOnly THEN u.sinceLatest ELSE u.sinceEarliest END <= $latest
    AND CASE WHEN $certainOnly THEN u.untilEarliest ELSE u.untilLatest END >= $earliest
  RETURN law, [law.id, cause.id] AS basis, [u.record] AS basisHops
  UNION ALL
  MATCH (cause)-[i:IMPLEMENTS]->(law:Law)
  WHERE i.negated = false AND i.knownFrom <= $knownAt
    AND CASE WHEN $certainOnly THEN i.sinceLatest ELSE i.sinceEarliest END <= $latest
    AND CASE WHEN $certainOnly THEN i.untilEarliest ELSE i.untilLatest END >= $earliest
  RETURN law, [law.id, cause.id] AS basis, [i.record] AS basisHops
  UNION ALL
  MATCH (cause)<-[u:UNDERPINS]-(programme:Programme)
  WHERE u.negated = false AND u.knownFrom <= $knownAt
    AND CASE WHEN $certainOnly THEN u.sinceLatest ELSE u.sinceEarliest END <= $latest
    AND CASE WHEN $certainOnly THEN u.untilEarliest ELSE u.untilLatest END >= $earliest
  MATCH (programme)-[i:IMPLEMENTS]->(law:Law)
  WHERE i.negated = false AND i.knownFrom <= $knownAt
    AND CASE WHEN $certainOnly THEN i.sinceLatest ELSE i.sinceEarliest END <= $latest
    AND CASE WHEN $certainOnly THEN i.untilEarliest ELSE i.untilLatest END >= $earliest
  RETURN law, [law.id, programme.id, cause.id] AS basis, [i.record, u.record] AS basisHops
}
WITH firm, hit, reach, reachHops, law, basis, basisHops
WHERE (size($laws) = 0 OR law.id IN $laws)
  AND (size($jurisdictions) = 0 OR coalesce(law.country, '') IN $jurisdictions)
  AND (size($instruments) = 0 OR coalesce(law.instrument, law.kind) IN $instruments)
  AND (size($statuses) = 0 OR coalesce(law.status, '') IN $statuses)
  AND (size($agencies) = 0 OR EXISTS { MATCH (law)<-[a:ADMINISTERS|ENFORCES]-(agency:Agency) WHERE agency.id IN $agencies AND a.negated = false })
RETURN law.id AS law, law.sortKey AS lawKey, firm.id AS firm, firm.sortKey AS firmKey, hit.effect AS effect,
  basis + reach AS nodes, basisHops + reachHops AS hops
ORDER BY lawKey, law, firmKey, firm, effect, nodes, hops LIMIT $limit
