-- The best of the index first, then where each stands. More are taken than asked for, since some may be left out.
SELECT s.id, s.title, u.name, s.first_date, s.rehearsal, e.kind, e.id, t.text
FROM (SELECT rowid AS number, rank FROM search_index WHERE search_index MATCH :query ORDER BY rank LIMIT :limit * 2) AS f
JOIN searched AS e ON e.number = f.number
JOIN session AS s ON s.id = e.session
JOIN unit AS u ON u.id = s.unit
JOIN searchable AS t ON t.session = e.session AND t.kind = e.kind AND t.id = e.id
WHERE s.trashed_at IS NULL
ORDER BY f.rank, s.first_date DESC, e.number
LIMIT :limit
