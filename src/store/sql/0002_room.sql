-- The room: voting, parked topics, check-in and check-out, who was there for a part, stances in two rounds, and what
-- the read-back of a measure gave.
--
-- Every new column has the value that says nothing, so that entries of change_log written before still fit.

-- Those who were not there are heard afterwards, in a sitting of its own (R8).
ALTER TABLE sitting ADD COLUMN late_input INTEGER NOT NULL DEFAULT 0 CHECK (late_input IN (0, 1));

-- The second round of a stance (C17); the first stays as it was.
ALTER TABLE answer ADD COLUMN second_agree INTEGER
    CHECK (second_agree IS NULL OR (body = 'stance' AND second_agree BETWEEN 0 AND 65535));
ALTER TABLE answer ADD COLUMN second_partly INTEGER
    CHECK ((second_agree IS NULL) = (second_partly IS NULL) AND second_partly BETWEEN 0 AND 65535);
ALTER TABLE answer ADD COLUMN second_disagree INTEGER
    CHECK ((second_agree IS NULL) = (second_disagree IS NULL) AND second_disagree BETWEEN 0 AND 65535);
ALTER TABLE answer ADD COLUMN second_pass INTEGER
    CHECK ((second_agree IS NULL) = (second_pass IS NULL) AND second_pass BETWEEN 0 AND 65535);

-- What the room said when it was read back, what was not agreed on (never who), and the level aimed at in hundredths
-- of a percent.
ALTER TABLE measure ADD COLUMN read_back TEXT CHECK (read_back IN ('agreed', 'changed', 'not_agreed'));
ALTER TABLE measure ADD COLUMN objection TEXT NOT NULL DEFAULT '';
ALTER TABLE measure ADD COLUMN target_to INTEGER CHECK (target_to BETWEEN 0 AND 10000);
ALTER TABLE measure ADD COLUMN target_from INTEGER
    CHECK (target_from IS NULL OR (target_to IS NOT NULL AND target_from BETWEEN 0 AND 10000));

-- Whose turn it is with the roles at the tables, by seats.
ALTER TABLE place ADD COLUMN turns_skipped INTEGER NOT NULL DEFAULT 0 CHECK (turns_skipped BETWEEN 0 AND 65535);
ALTER TABLE place ADD COLUMN turns_swapped INTEGER NOT NULL DEFAULT 0 CHECK (turns_swapped IN (0, 1));

-- Check-in and check-out of a sitting; «check» alone is a word of SQL.
CREATE TABLE room_check (
    session   TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    sitting   TEXT    NOT NULL,
    moment    TEXT    NOT NULL CHECK (moment IN ('in', 'out')),
    scale_1   INTEGER NOT NULL CHECK (scale_1 BETWEEN 0 AND 65535),
    scale_2   INTEGER NOT NULL CHECK (scale_2 BETWEEN 0 AND 65535),
    scale_3   INTEGER NOT NULL CHECK (scale_3 BETWEEN 0 AND 65535),
    scale_4   INTEGER NOT NULL CHECK (scale_4 BETWEEN 0 AND 65535),
    scale_5   INTEGER NOT NULL CHECK (scale_5 BETWEEN 0 AND 65535),
    dont_know INTEGER NOT NULL CHECK (dont_know BETWEEN 0 AND 65535),
    PRIMARY KEY (session, sitting, moment),
    FOREIGN KEY (session, sitting) REFERENCES sitting (session, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- How many were there for a part, where somebody came late or left; a count, never who.
CREATE TABLE part_attendance (
    session  TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    sitting  TEXT    NOT NULL,
    part     TEXT    NOT NULL,
    attended INTEGER NOT NULL CHECK (attended BETWEEN 0 AND 65535),
    PRIMARY KEY (session, sitting, part),
    FOREIGN KEY (session, sitting) REFERENCES sitting (session, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- A topic put aside: open while it has neither become a measure nor been dropped with a reason.
CREATE TABLE parked_topic (
    session  TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id       TEXT    NOT NULL CHECK (length(id) = 16),
    position INTEGER NOT NULL CHECK (position >= 0),
    text     TEXT    NOT NULL,
    question TEXT,
    measure  TEXT,
    reason   TEXT    NOT NULL CHECK (measure IS NULL OR reason = ''),
    PRIMARY KEY (session, id),
    FOREIGN KEY (session, measure) REFERENCES measure (session, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE vote_round (
    session      TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id           TEXT    NOT NULL CHECK (length(id) = 16),
    position     INTEGER NOT NULL CHECK (position >= 0),
    participants INTEGER NOT NULL CHECK (participants BETWEEN 0 AND 65535),
    votes_each   INTEGER NOT NULL CHECK (votes_each BETWEEN 0 AND 65535),
    cumulative   INTEGER NOT NULL CHECK (cumulative IN (0, 1)),
    closed       INTEGER NOT NULL CHECK (closed IN (0, 1)),
    PRIMARY KEY (session, id)
) STRICT, WITHOUT ROWID;

-- The proposals of a round in the order they were listed, with the votes they got; never whose.
CREATE TABLE vote (
    session  TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    round    TEXT    NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    measure  TEXT    NOT NULL,
    votes    INTEGER NOT NULL CHECK (votes BETWEEN 0 AND 65535),
    PRIMARY KEY (session, round, position),
    UNIQUE (session, round, measure),
    FOREIGN KEY (session, round) REFERENCES vote_round (session, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (session, measure) REFERENCES measure (session, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX vote_on ON vote (session, measure);
CREATE INDEX parked_topic_of_measure ON parked_topic (session, measure) WHERE measure IS NOT NULL;
