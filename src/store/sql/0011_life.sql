-- The life of a measure after the meeting: the day its effect is assessed (F13), what was measured (R67), smaller steps
-- (F10), which one it repeats (F12); who wrote a line of its history and in which meeting (H11); what was changed in many
-- meetings at once (H10).
--
-- Every new column has the value that says nothing, so that entries of change_log written before still fit.

ALTER TABLE measure ADD COLUMN effect_on TEXT CHECK (effect_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE measure ADD COLUMN measured TEXT NOT NULL DEFAULT '';
ALTER TABLE measure ADD COLUMN steps TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(steps));
ALTER TABLE measure ADD COLUMN repeats TEXT CHECK (length(repeats) = 16);

-- When somebody shall say whether it helped: the day chosen, or three months after the deadline, in a shorter month its
-- last day. Nothing unless it is done and not yet judged.
ALTER TABLE measure ADD COLUMN effect_due TEXT GENERATED ALWAYS AS (
    CASE WHEN state = 'done' OR verdict = 'too_early' THEN coalesce(
        effect_on,
        CASE WHEN substr(date(deadline, '+3 months'), 9) < substr(deadline, 9)
             THEN date(deadline, '+3 months', 'start of month', '-1 day')
             ELSE date(deadline, '+3 months') END
    ) END
) VIRTUAL;

CREATE INDEX measure_deadline ON measure (deadline) WHERE state IN ('agreed', 'in_progress');
CREATE INDEX measure_follow_up ON measure (follow_up) WHERE state IN ('agreed', 'in_progress');
CREATE INDEX measure_effect ON measure (effect_due) WHERE effect_due IS NOT NULL;
CREATE INDEX session_next ON session (next_follow_up) WHERE next_follow_up IS NOT NULL;

CREATE TABLE measure_event_new (
    session  TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id       TEXT    NOT NULL CHECK (length(id) = 16),
    position INTEGER NOT NULL CHECK (position >= 0),
    measure  TEXT    NOT NULL,
    at       TEXT    NOT NULL,
    kind     TEXT    NOT NULL
        CHECK (kind IN ('created', 'state', 'title', 'sign', 'responsible', 'deadline', 'follow_up', 'effect', 'verdict',
                        'measured', 'step', 'comment')),
    old      TEXT    NOT NULL,
    new      TEXT    NOT NULL,
    reason   TEXT    NOT NULL,
    by_role  TEXT    NOT NULL DEFAULT '',
    meeting  TEXT    CHECK (length(meeting) = 16), -- may lie in another file, so no reference
    PRIMARY KEY (session, id),
    FOREIGN KEY (session, measure) REFERENCES measure (session, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

INSERT INTO measure_event_new (session, id, position, measure, at, kind, old, new, reason)
SELECT session, id, position, measure, at, kind, old, new, reason FROM measure_event;

DROP TABLE measure_event;
ALTER TABLE measure_event_new RENAME TO measure_event;
CREATE INDEX measure_event_of ON measure_event (session, measure);

-- What was saved together in several meetings has the same word here; taken back together, too.
ALTER TABLE change_log ADD COLUMN batch TEXT;
CREATE INDEX change_log_batch ON change_log (batch) WHERE batch IS NOT NULL;
