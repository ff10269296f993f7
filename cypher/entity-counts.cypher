// How many entities of each kind are there?
// columns: kind, count
MATCH (e:Entity)
RETURN e.kind AS kind, count(e) AS count ORDER BY kind
