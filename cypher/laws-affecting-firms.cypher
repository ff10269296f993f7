// Which laws affect these firms, through which barrier?
// parameters: $firms (ids); lists that filter where they are not empty: $jurisdictions, $laws, $instruments, $statuses,
//   $agencies, $reports, $issues; $effects, $throughSectors; $earliest and $latest (days between which what filters has
//   to hold), $knownAt, $limit
// columns: law, firm (ids), jurisdiction (of the law), lawKey, firmKey, effect, reach and basis (ids from firm to
//   target and from cause to law), reachHops, hit, basisHops (the statements between them)
MATCH (firm:Entity) WHERE firm.id IN $firms AND firm.kind = 'Company'
// What stands for the firm: itself, its products, firms that it controls and their products, its sectors.
CALL (firm) {
  MATCH (target:Entity {id: firm.id})
  RETURN collect([target.id, [target.id], []]) AS targets
  UNION ALL
  MATCH (firm)-[o:OFFERS]->(product:Product)
  RETURN collect([product.id, [firm.id, product.id], [o.record]]) AS targets
  UNION ALL
  MATCH p = (firm)-[:OWNS*1..3]->(owned:Company)
  WHERE all(r IN relationships(p) WHERE coalesce(r.controlling, false))
  RETURN collect([owned.id, [n IN nodes(p) | n.id], [r IN relationships(p) | r.record]]) AS targets
  UNION ALL
  MATCH p = (firm)-[:OWNS*1..3]->(owned:Company)
  WHERE all(r IN relationships(p) WHERE coalesce(r.controlling, false))
  WITH owned, [n IN nodes(p) | n.id] AS path, [r IN relationships(p) | r.record] AS steps
  MATCH (owned)-[o:OFFERS]->(product:Product)
  RETURN collect([product.id, path + [product.id], steps + [o.record]]) AS targets
  UNION ALL
  MATCH (firm)-[i:OPERATES_IN]->(sector:Sector)
  WHERE $throughSectors
  RETURN collect([sector.id, [firm.id, sector.id], [i.record]]) AS targets
}
UNWIND targets AS target
WITH firm, target, target[0] AS targetId
MATCH (reached:Entity {id: targetId})
MATCH (reached)<-[hit:AFFECTS]-(cause:Entity)
WHERE hit.effect IN $effects
WITH firm, target, hit, cause,
  COUNT {
    MATCH (cause)<-[l:LISTS]-(report:Report)
    WHERE report.id IN $reports AND l.negated = false AND l.knownFrom <= $knownAt AND l.sinceEarliest <= $latest
  } AS listings,
  COUNT { MATCH (cause)-[c:CONCERNS]->(issue:Issue) WHERE issue.id IN $issues AND c.negated = false AND c.knownFrom <= $knownAt } AS topics
WHERE (size($reports) = 0 OR listings > 0) AND (size($issues) = 0 OR topics > 0)
// What the cause rests on: it is a law itself, a law underpins it, a programme underpins it and implements a law.
CALL (cause) {
  MATCH (law:Entity {id: cause.id}) WHERE law.kind <> 'Barrier'
  RETURN collect([law.id, [law.id], []]) AS bases
  UNION ALL
  MATCH (cause)<-[u:UNDERPINS]-(law:Entity)
  RETURN collect([law.id, [cause.id, law.id], [u.record]]) AS bases
  UNION ALL
  MATCH (cause)-[i:IMPLEMENTS]->(law:Law)
  WHERE cause.kind = 'Programme'
  RETURN collect([law.id, [cause.id, law.id], [i.record]]) AS bases
  UNION ALL
  MATCH (cause)<-[u:UNDERPINS]-(programme:Programme)
  MATCH (programme)-[i:IMPLEMENTS]->(law:Law)
  RETURN collect([law.id, [cause.id, programme.id, law.id], [u.record, i.record]]) AS bases
}
UNWIND bases AS basis
WITH firm, target, hit, basis, basis[0] AS lawId
MATCH (law:Entity {id: lawId})
WITH firm, target, hit, basis, law,
  COUNT {
    MATCH (law)<-[a:ADMINISTERS|ENFORCES]-(agency:Agency)
    WHERE agency.id IN $agencies AND a.negated = false AND a.knownFrom <= $knownAt
      AND a.sinceEarliest <= $latest AND a.untilLatest >= $earliest
  } AS offices
WHERE (size($laws) = 0 OR law.id IN $laws)
  AND (size($jurisdictions) = 0 OR coalesce(law.country, '') IN $jurisdictions)
  AND (size($instruments) = 0 OR coalesce(law.instrument, '') IN $instruments)
  AND (size($statuses) = 0 OR coalesce(law.status, '') IN $statuses)
  AND (size($agencies) = 0 OR offices > 0)
RETURN law.id AS law, law.country AS jurisdiction, law.sortKey AS lawKey, firm.id AS firm, firm.sortKey AS firmKey,
  hit.effect AS effect, target[1] AS reach, target[2] AS reachHops, hit.record AS hit, basis[1] AS basis, basis[2] AS basisHops
ORDER BY lawKey, law, firmKey, firm, effect, reach, basis, hit, reachHops, basisHops LIMIT $limit
