-- The room can be shown a vote (E3, E5). A check cannot be changed in place, so the table is made anew.
DROP INDEX live_by_time;
ALTER TABLE live RENAME TO live_before;

CREATE TABLE live (
    session       TEXT    NOT NULL PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
    kept_at       TEXT    NOT NULL,
    view          TEXT    NOT NULL
        CHECK (view IN ('opening', 'ground_rules', 'question', 'cloth', 'vote', 'measures', 'read_back')),
    question      TEXT    CHECK ((question IS NOT NULL) = (view = 'question')),
    phase         TEXT    CHECK ((phase IS NOT NULL) = (view = 'question') AND phase IN ('silent', 'talk', 'plenary')),
    measure       TEXT    CHECK ((measure IS NOT NULL) = (view = 'read_back')),
    round         TEXT    CHECK ((round IS NOT NULL) = (view = 'vote')), -- of vote_round
    sitting       TEXT,
    curtain       INTEGER NOT NULL CHECK (curtain IN (0, 1)),
    revealed      INTEGER NOT NULL CHECK (revealed IN (0, 1)),
    clock_since   TEXT    CHECK (clock_since IS NULL OR clock_used IS NOT NULL),
    clock_used    INTEGER CHECK (clock_used >= 0),
    clock_planned INTEGER CHECK ((clock_planned IS NULL) = (clock_used IS NULL) AND clock_planned >= 0),
    clock_vouched INTEGER CHECK ((clock_vouched IS NULL) = (clock_used IS NULL) AND clock_vouched IN (0, 1)),
    break_until   TEXT,
    ready         TEXT    NOT NULL CHECK (json_valid(ready)), -- groups
    heard         TEXT    NOT NULL CHECK (json_valid(heard))  -- [group, how often]
) STRICT, WITHOUT ROWID;

INSERT INTO live SELECT session, kept_at, view, question, phase, measure, NULL, sitting, curtain, revealed, clock_since,
                        clock_used, clock_planned, clock_vouched, break_until, ready, heard
                 FROM live_before;
DROP TABLE live_before;

-- The session a window without a name follows.
CREATE INDEX live_by_time ON live (kept_at);
