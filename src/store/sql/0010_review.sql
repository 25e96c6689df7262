-- Looking again at what was agreed earlier (R64): what was said of the whole, and of each measure.

-- «name» is always the same word: a session has one of these or none.
CREATE TABLE review (
    session         TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    name            TEXT    NOT NULL CHECK (name = 'review'),
    without_meeting INTEGER NOT NULL CHECK (without_meeting IN (0, 1)),
    done            TEXT    NOT NULL,
    effect          TEXT    NOT NULL,
    enough          TEXT    NOT NULL,
    changes         TEXT    NOT NULL,
    hazards         TEXT    NOT NULL,
    process         TEXT    NOT NULL,
    feedback        TEXT    NOT NULL,
    ended           TEXT    NOT NULL,
    PRIMARY KEY (session, name)
) STRICT, WITHOUT ROWID;

-- The measure lies in the session it was agreed in, which may lie in another file: so no reference.
CREATE TABLE reviewed (
    session    TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    measure    TEXT    NOT NULL CHECK (length(measure) = 16),
    of_session TEXT    NOT NULL CHECK (length(of_session) = 16),
    position   INTEGER NOT NULL CHECK (position >= 0),
    at         TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    outcome    TEXT    NOT NULL CHECK (outcome IN ('done', 'continues', 'moved', 'dropped', 'judged')),
    deadline   TEXT    CHECK ((outcome = 'moved') = (deadline IS NOT NULL)),
    verdict    TEXT    CHECK ((outcome = 'judged') = (verdict IS NOT NULL)
                              AND verdict IN ('yes', 'partly', 'no', 'too_early')),
    note       TEXT    NOT NULL,
    PRIMARY KEY (session, measure)
) STRICT, WITHOUT ROWID;

CREATE INDEX reviewed_measure ON reviewed (of_session, measure);
