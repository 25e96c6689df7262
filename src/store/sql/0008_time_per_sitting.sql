-- Seconds used belong to the sitting they were used in, so that each shift has clocks of its own after a restart too.
--
-- What was counted before belongs to the sitting stood in; older files kept no more than that.

CREATE TABLE time_used_new (
    session  TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    sitting  TEXT    NOT NULL,
    question TEXT    NOT NULL,
    phase    TEXT    NOT NULL CHECK (phase IN ('silent', 'talk', 'plenary')),
    seconds  INTEGER NOT NULL CHECK (seconds >= 0),
    PRIMARY KEY (session, sitting, question, phase)
) STRICT, WITHOUT ROWID;

INSERT INTO time_used_new (session, sitting, question, phase, seconds)
SELECT t.session, p.sitting, t.question, t.phase, t.seconds
FROM time_used AS t JOIN place AS p ON p.session = t.session;

DROP TABLE time_used;
ALTER TABLE time_used_new RENAME TO time_used;
