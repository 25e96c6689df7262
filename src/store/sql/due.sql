-- What somebody owes by a day, earliest first. The states are written out so that the index of open ones is used.
SELECT s.id, s.title, s.rehearsal, u.id, u.name,
       m.id, m.title, m.state, m.responsible, m.deadline, m.follow_up, m.due
FROM measure AS m
JOIN session AS s ON s.id = m.session
JOIN unit AS u ON u.id = s.unit
WHERE m.state IN ('agreed', 'in_progress') AND m.due <= :until AND m.in_place = 0
ORDER BY m.due, m.session, m.id
LIMIT :limit
