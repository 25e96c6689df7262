-- A session as lists show it. Followed by what narrows and orders it.
-- «Asked» and «answered» count as Session::progress does: neither left out nor irrelevant questions.
SELECT
    s.number,
    s.id,
    s.title,
    s.unit,
    u.name,
    q.id,
    q.title_nb,
    q.title_nn,
    q.title_en,
    s.state,
    s.first_date,
    s.rehearsal,
    s.next_follow_up,
    (SELECT i.label
     FROM place AS p JOIN sitting AS i ON i.session = p.session AND i.id = p.sitting
     WHERE p.session = s.id),
    (SELECT count(*)
     FROM set_question AS n
     LEFT JOIN question_plan AS p ON p.session = s.id AND p.question = n.question
     LEFT JOIN part_plan AS t ON t.session = s.id AND t.part = n.part
     WHERE n.question_set = s.question_set
       AND coalesce(p.mark, '') NOT IN ('left_out', 'not_relevant') AND coalesce(t.concerns_us, 1))
    +
    (SELECT count(*)
     FROM added_question AS n
     LEFT JOIN question_plan AS p ON p.session = s.id AND p.question = n.question
     LEFT JOIN part_plan AS t ON t.session = s.id AND t.part = n.part
     WHERE n.session = s.id
       AND coalesce(p.mark, '') NOT IN ('left_out', 'not_relevant') AND coalesce(t.concerns_us, 1)),
    (SELECT count(*)
     FROM (SELECT a.question FROM answer AS a WHERE a.session = s.id
           UNION
           SELECT m.question FROM measure AS m
           LEFT JOIN set_question AS n ON n.question_set = s.question_set AND n.question = m.question
           LEFT JOIN added_question AS d ON d.session = s.id AND d.question = m.question
           WHERE m.session = s.id AND coalesce(n.kind, d.kind) = 'measure') AS said
     LEFT JOIN set_question AS n ON n.question_set = s.question_set AND n.question = said.question
     LEFT JOIN added_question AS d ON d.session = s.id AND d.question = said.question
     LEFT JOIN question_plan AS p ON p.session = s.id AND p.question = said.question
     LEFT JOIN part_plan AS t ON t.session = s.id AND t.part = coalesce(n.part, d.part)
     WHERE coalesce(p.mark, '') NOT IN ('left_out', 'not_relevant') AND coalesce(t.concerns_us, 1)),
    (SELECT json_group_object(state, number)
     FROM (SELECT m.state, count(*) AS number FROM measure AS m WHERE m.session = s.id GROUP BY m.state))
FROM session AS s
JOIN unit AS u ON u.id = s.unit
JOIN question_set AS q ON q.content_hash = s.question_set
