-- Where each stands of what was found, best first; of very much, the newest, since weighing them all takes long and tells
-- them hardly apart. More are taken than are told, since some may lie in the trash.
WITH newest AS MATERIALIZED (
    SELECT rowid AS number FROM search_index WHERE search_index MATCH :query ORDER BY rowid DESC LIMIT :weighed + 1
),
f AS (
    SELECT number, -number AS rank FROM newest WHERE (SELECT count(*) FROM newest) > :weighed
    UNION ALL
    SELECT rowid, rank FROM search_index
    WHERE search_index MATCH :query AND (SELECT count(*) FROM newest) <= :weighed
)
SELECT s.id, s.title, u.name, s.first_date, s.rehearsal, e.kind, e.id
FROM (SELECT number, rank FROM f ORDER BY rank LIMIT :limit * 4) AS f
JOIN searched AS e ON e.number = f.number
JOIN session AS s ON s.id = e.session
JOIN unit AS u ON u.id = s.unit
WHERE s.trashed_at IS NULL
ORDER BY f.rank, s.first_date DESC, e.number
LIMIT :limit
