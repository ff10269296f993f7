// Notes which seeds the graph holds now.
// parameters: $version
// columns: loaded
MERGE (d:Dataset {id: 'seeds'}) SET d.version = $version
RETURN count(d) AS loaded
