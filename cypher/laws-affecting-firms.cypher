// Which laws affect which firms, through which barrier?
// parameters: lists that filter where they are not empty: $countries (of the firms, by $nationality), $firms,
//   $sectors, $jurisdictions, $laws, $instruments, $statuses, $agencies, $reports, $issues; $effects, $throughSectors;
//   $earliest and $latest (days between which the statements hold), $certainOnly, $knownAt, $limit
// columns: law, firm (ids), jurisdiction (of the law), effect, nodes (ids from law to firm), hops (statements between them, in the same order)
MATCH (firm:Company)
WHERE (size($firms) = 0 OR firm.id IN $firms)
  AND (size($countries) = 0 OR CASE $nationality
    WHEN 'INCORPORATION' THEN coalesce(firm.incorporationCountry, '')
    WHEN 'ULTIMATE_PARENT' THEN coalesce(firm.ultimateParentCountry, '')
    ELSE coalesce(firm.country, '') END IN $countries)
WITH firm, COUNT { MATCH (firm)-[:OPERATES_IN]->(branch:Sector) WHERE branch.id IN $sectors } AS branches
WHERE size($sectors) = 0 OR branches > 0
// How the firm is reached: itself, by its product, by a firm that it controls, by its sector.
CALL (firm) {
  MATCH (firm)<-[hit:AFFECTS]-(cause:Entity)
  WHERE hit.effect IN $effects AND hit.negated = false AND hit.knownFrom <= $knownAt
    AND CASE WHEN $certainOnly THEN hit.sinceLatest ELSE hit.sinceEarliest END <= $latest
    AND CASE WHEN $certainOnly THEN hit.untilEarliest ELSE hit.untilLatest END >= $earliest
  RETURN collect([cause.id, hit.effect, [firm.id], [hit.record]]) AS reaches
  UNION ALL
  MATCH (firm)-[via:OFFERS]->(product:Product)
  WHERE via.negated = false AND via.knownFrom <= $knownAt
    AND CASE WHEN $certainOnly THEN via.sinceLatest ELSE via.sinceEarliest END <= $latest
    AND CASE WHEN $certainOnly THEN via.untilEarliest ELSE via.untilLatest END >= $earliest
  MATCH (product)<-[hit:AFFECTS]-(cause:Entity)
  WHERE hit.effect IN $effects AND hit.negated = false AND hit.knownFrom <= $knownAt
    AND CASE WHEN $certainOnly THEN hit.sinceLatest ELSE hit.sinceEarliest END <= $latest
    AND CASE WHEN $certainOnly THEN hit.untilEarliest ELSE hit.untilLatest END >= $earliest
  RETURN collect([cause.id, hit.effect, [product.id, firm.id], [hit.record, via.record]]) AS reaches
  UNION ALL
  MATCH (firm)-[via:OWNS]->(subsidiary:Company)
  WHERE via.controlling = true AND via.negated = false AND via.knownFrom <= $knownAt
    AND CASE WHEN $certainOnly THEN via.sinceLatest ELSE via.sinceEarliest END <= $latest
    AND CASE WHEN $certainOnly THEN via.untilEarliest ELSE via.untilLatest END >= $earliest
  MATCH (subsidiary)<-[hit:AFFECTS]-(cause:Entity)
  WHERE hit.effect IN $effects AND hit.negated = false AND hit.knownFrom <= $knownAt
    AND CASE WHEN $certainOnly THEN hit.sinceLatest ELSE hit.sinceEarliest END <= $latest
    AND CASE WHEN $certainOnly THEN hit.untilEarliest ELSE hit.untilLatest END >= $earliest
  RETURN collect([cause.id, hit.effect, [subsidiary.id, firm.id], [hit.record, via.record]]) AS reaches
  UNION ALL
  MATCH (firm)-[via:OPERATES_IN]->(sector:Sector)
  WHERE $throughSectors AND via.negated = false AND via.knownFrom <= $knownAt
    AND CASE WHEN $certainOnly THEN via.sinceLatest ELSE via.sinceEarliest END <= $latest
    AND CASE WHEN $certainOnly THEN via.untilEarliest ELSE via.untilLatest END >= $earliest
  MATCH (sector)<-[hit:AFFECTS]-(cause:Entity)
  WHERE hit.effect IN $effects AND hit.negated = false AND hit.knownFrom <= $knownAt
    AND CASE WHEN $certainOnly THEN hit.sinceLatest ELSE hit.sinceEarliest END <= $latest
    AND CASE WHEN $certainOnly THEN hit.untilEarliest ELSE hit.untilLatest END >= $earliest
  RETURN collect([cause.id, hit.effect, [sector.id, firm.id], [hit.record, via.record]]) AS reaches
}
UNWIND reaches AS reach
WITH firm, reach, reach[0] AS causeId
MATCH (cause:Entity {id: causeId})
WITH firm, cause, reach,
  COUNT { MATCH (cause)<-[l:LISTS]-(report:Report) WHERE report.id IN $reports AND l.negated = false } AS listings,
  COUNT { MATCH (cause)-[:CONCERNS]->(issue:Issue) WHERE issue.id IN $issues } AS topics
WHERE (size($reports) = 0 OR listings > 0) AND (size($issues) = 0 OR topics > 0)
// What it rests on: it is a law itself, a law underpins it, a programme underpins it and implements a law.
CALL (cause) {
  MATCH (law:Entity {id: cause.id}) WHERE law.kind <> 'Barrier'
  RETURN collect([law.id, [law.id], []]) AS bases
  UNION ALL
  MATCH (cause)<-[u:UNDERPINS]-(law:Entity)
  WHERE u.negated = false AND u.knownFrom <= $knownAt
    AND CASE WHEN $certainOnly THEN u.sinceLatest ELSE u.sinceEarliest END <= $latest
    AND CASE WHEN $certainOnly THEN u.untilEarliest ELSE u.untilLatest END >= $earliest
  RETURN collect([law.id, [law.id, cause.id], [u.record]]) AS bases
  UNION ALL
  MATCH (cause)-[i:IMPLEMENTS]->(law:Law)
  WHERE cause.kind = 'Programme' AND i.negated = false AND i.knownFrom <= $knownAt
    AND CASE WHEN $certainOnly THEN i.sinceLatest ELSE i.sinceEarliest END <= $latest
    AND CASE WHEN $certainOnly THEN i.untilEarliest ELSE i.untilLatest END >= $earliest
  RETURN collect([law.id, [law.id, cause.id], [i.record]]) AS bases
  UNION ALL
  MATCH (cause)<-[u:UNDERPINS]-(programme:Programme)
  WHERE u.negated = false AND u.knownFrom <= $knownAt
    AND CASE WHEN $certainOnly THEN u.sinceLatest ELSE u.sinceEarliest END <= $latest
    AND CASE WHEN $certainOnly THEN u.untilEarliest ELSE u.untilLatest END >= $earliest
  MATCH (programme)-[i:IMPLEMENTS]->(law:Law)
  WHERE i.negated = false AND i.knownFrom <= $knownAt
    AND CASE WHEN $certainOnly THEN i.sinceLatest ELSE i.sinceEarliest END <= $latest
    AND CASE WHEN $certainOnly THEN i.untilEarliest ELSE i.untilLatest END >= $earliest
  RETURN collect([law.id, [law.id, programme.id, cause.id], [i.record, u.record]]) AS bases
}
UNWIND bases AS basis
WITH firm, reach, basis, basis[0] AS lawId
MATCH (law:Entity {id: lawId})
WITH firm, reach, law, basis,
  COUNT { MATCH (law)<-[a:ADMINISTERS|ENFORCES]-(agency:Agency) WHERE agency.id IN $agencies AND a.negated = false } AS offices
WHERE (size($laws) = 0 OR law.id IN $laws)
  AND (size($jurisdictions) = 0 OR coalesce(law.country, '') IN $jurisdictions)
  AND (size($instruments) = 0 OR coalesce(law.instrument, law.kind) IN $instruments)
  AND (size($statuses) = 0 OR coalesce(law.status, '') IN $statuses)
  AND (size($agencies) = 0 OR offices > 0)
RETURN law.id AS law, law.country AS jurisdiction, law.sortKey AS lawKey, firm.id AS firm, firm.sortKey AS firmKey, reach[1] AS effect,
  basis[1] + reach[2] AS nodes, basis[2] + reach[3] AS hops
ORDER BY lawKey, law, firmKey, firm, effect, nodes, hops LIMIT $limit
