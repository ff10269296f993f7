// How many statements of each type are there?
// columns: type, count
MATCH (s:Statement)
RETURN s.type AS type, count(s) AS count ORDER BY type
