// Which seeds does the graph hold?
// columns: version (hash of the loaded seeds)
MATCH (d:Dataset)
RETURN d.version AS version ORDER BY d.id LIMIT 1
