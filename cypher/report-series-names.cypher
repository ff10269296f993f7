// Which series of reports are there?
// columns: name
MATCH (report:Report) WHERE coalesce(report.series, '') <> ''
RETURN DISTINCT report.series AS name ORDER BY name
