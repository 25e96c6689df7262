-- What a unit still owes, oldest session first.
SELECT m.session, m.id
FROM session AS s
JOIN measure AS m ON m.session = s.id
WHERE s.unit = :unit AND s.trashed_at IS NULL AND s.rehearsal = 0 AND m.state IN ('agreed', 'in_progress') AND m.in_place = 0
ORDER BY s.first_date, s.number, m.position, m.id
