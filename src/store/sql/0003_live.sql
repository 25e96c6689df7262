-- What the room is shown now, for a second window that follows. One row per session, overwritten; never content.
CREATE TABLE live (
    session       TEXT    NOT NULL PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
    kept_at       TEXT    NOT NULL,
    view          TEXT    NOT NULL
        CHECK (view IN ('opening', 'ground_rules', 'question', 'cloth', 'measures', 'read_back')),
    question      TEXT    CHECK ((question IS NOT NULL) = (view = 'question')),
    phase         TEXT    CHECK ((phase IS NOT NULL) = (view = 'question') AND phase IN ('silent', 'talk', 'plenary')),
    measure       TEXT    CHECK ((measure IS NOT NULL) = (view = 'read_back')),
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

-- The session a window without a name follows.
CREATE INDEX live_by_time ON live (kept_at);
