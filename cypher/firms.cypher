// Which firms are of these countries, in these sectors?
// parameters: $countries (by $nationality) and $sectors, each of which filters where it is not empty; $limit
// columns: id
MATCH (firm:Company)
WHERE size($countries) = 0 OR CASE $nationality
  WHEN 'INCORPORATION' THEN coalesce(firm.incorporationCountry, '')
  WHEN 'ULTIMATE_PARENT' THEN coalesce(firm.ultimateParentCountry, '')
  ELSE coalesce(firm.country, '') END IN $countries
WITH firm, COUNT { MATCH (firm)-[:OPERATES_IN]->(branch:Sector) WHERE branch.id IN $sectors } AS branches
WHERE size($sectors) = 0 OR branches > 0
RETURN firm.id AS id ORDER BY firm.sortKey, firm.id LIMIT $limit
