-- The follow-up list reads order, counts, filters and words from indices alone, and whole rows only for what is seen.

CREATE INDEX measure_list ON measure (
    in_place, coalesce(deadline, '9999-99-99'), session, id, state, deadline, responsible, influence, title);
CREATE INDEX measure_by_state ON measure (
    in_place, state, coalesce(deadline, '9999-99-99'), session, id, deadline, responsible, influence, title);
CREATE INDEX session_rehearsal ON session (rehearsal, id);
