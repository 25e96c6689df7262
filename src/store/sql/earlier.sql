-- What other sessions of a unit left to look at again, oldest session first: what is owed, what is done and shall be judged
-- by now, and what has been looked at here already. What repeats a measure that was done here waits for the next time: it
-- would be met at once, and so for ever.
SELECT m.session, m.id, s.title, s.first_date
FROM session AS s
JOIN measure AS m ON m.session = s.id
WHERE s.unit = :unit AND s.id <> :session AND s.rehearsal = 0 AND s.trashed_at IS NULL AND m.in_place = 0
  AND NOT EXISTS (SELECT 1 FROM reviewed AS r
                  WHERE r.session = :session AND r.of_session = m.session AND r.measure = m.repeats
                    AND r.outcome = 'done')
  AND (m.state IN ('agreed', 'in_progress')
       OR m.effect_due <= :today
       OR EXISTS (SELECT 1 FROM reviewed AS r
                  WHERE r.session = :session AND r.of_session = m.session AND r.measure = m.id))
ORDER BY s.first_date, s.number, m.position, m.id
