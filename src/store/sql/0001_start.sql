-- The first released shape of the file.
--
-- Ids are sixteen characters, dates YYYY-MM-DD, times RFC 3339 in UTC, free text as typed, codes the words the
-- program also writes to its other files. Everything of a session is keyed by (session, id), so that it lies
-- together, cannot point into another session, and goes when the session goes.

CREATE TABLE unit (
    id                  TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name                TEXT    NOT NULL,
    municipality        TEXT    NOT NULL,
    sector              TEXT    NOT NULL
        CHECK (sector IN ('alle', 'barnehage', 'helse-omsorg', 'renhold', 'kontor', 'annet')),
    organisation_number TEXT    NOT NULL,
    shifts              TEXT    NOT NULL CHECK (json_valid(shifts)),
    usual_groups        INTEGER NOT NULL CHECK (usual_groups BETWEEN 0 AND 65535)
) STRICT, WITHOUT ROWID;

-- The exact set a session was held with. Stored once however many sessions used it; never changed.
CREATE TABLE question_set (
    content_hash TEXT    NOT NULL PRIMARY KEY CHECK (length(content_hash) = 64),
    id           TEXT    NOT NULL,
    version      INTEGER NOT NULL CHECK (version >= 0),
    wording_hash TEXT    NOT NULL CHECK (length(wording_hash) = 64),
    title_nb     TEXT    NOT NULL,
    title_nn     TEXT,
    title_en     TEXT,
    content      TEXT    NOT NULL CHECK (json_valid(content))
) STRICT;

-- What lists need to know of a set's questions without reading its text.
CREATE TABLE set_question (
    question_set TEXT    NOT NULL REFERENCES question_set (content_hash) ON DELETE CASCADE,
    question     TEXT    NOT NULL,
    part         TEXT    NOT NULL,
    kind         TEXT    NOT NULL
        CHECK (kind IN ('list', 'scale', 'choice', 'multi_choice', 'rank', 'measure', 'count', 'stance')),
    PRIMARY KEY (question_set, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    number             INTEGER PRIMARY KEY, -- order of arrival in this file
    id                 TEXT    NOT NULL UNIQUE CHECK (length(id) = 16),
    unit               TEXT    NOT NULL REFERENCES unit (id),
    question_set       TEXT    NOT NULL REFERENCES question_set (content_hash),
    follows            TEXT,                -- may lie in another file, so no reference
    rehearsal          INTEGER NOT NULL CHECK (rehearsal IN (0, 1)),
    revision           INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    undo_at            INTEGER NOT NULL DEFAULT 0 CHECK (undo_at >= 0), -- last applied entry of change_log
    first_date         TEXT    NOT NULL DEFAULT '', -- of the first sitting; kept by the triggers below
    title              TEXT    NOT NULL,
    purpose            TEXT    NOT NULL,
    leader             TEXT    NOT NULL,
    facilitator        TEXT    NOT NULL,
    note_taker         TEXT    NOT NULL,
    safety_rep         TEXT    NOT NULL CHECK (safety_rep IN ('unknown', 'yes', 'no')),
    union_rep          TEXT    NOT NULL CHECK (union_rep IN ('unknown', 'yes', 'no')),
    nav                TEXT    NOT NULL CHECK (nav IN ('unknown', 'yes', 'no')),
    health_service     TEXT    NOT NULL CHECK (health_service IN ('unknown', 'yes', 'no')),
    hr                 TEXT    NOT NULL CHECK (hr IN ('unknown', 'yes', 'no')),
    state              TEXT    NOT NULL CHECK (state IN ('planned', 'running', 'closed')),
    minutes            INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 65535),
    ground_rules       TEXT    NOT NULL,
    next_follow_up     TEXT    CHECK (next_follow_up GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    raised_at          TEXT    NOT NULL,
    everyone_heard_yes INTEGER NOT NULL CHECK (everyone_heard_yes BETWEEN 0 AND 65535),
    everyone_heard_no  INTEGER NOT NULL CHECK (everyone_heard_no BETWEEN 0 AND 65535),
    know_next_yes      INTEGER NOT NULL CHECK (know_next_yes BETWEEN 0 AND 65535),
    know_next_no       INTEGER NOT NULL CHECK (know_next_no BETWEEN 0 AND 65535),
    spoke_safely_yes   INTEGER NOT NULL CHECK (spoke_safely_yes BETWEEN 0 AND 65535),
    spoke_safely_no    INTEGER NOT NULL CHECK (spoke_safely_no BETWEEN 0 AND 65535),
    summary            TEXT    NOT NULL
) STRICT;

CREATE INDEX session_newest ON session (first_date DESC, number DESC);
CREATE INDEX session_newest_of_state ON session (state, first_date DESC, number DESC);
CREATE INDEX session_newest_of_unit ON session (unit, first_date DESC, number DESC);
CREATE INDEX session_of_set ON session (question_set);

CREATE TABLE sitting (
    session  TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id       TEXT    NOT NULL CHECK (length(id) = 16),
    position INTEGER NOT NULL CHECK (position >= 0),
    label    TEXT    NOT NULL,
    date     TEXT    NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    start    TEXT,
    place    TEXT    NOT NULL,
    invited  INTEGER CHECK (invited BETWEEN 0 AND 65535),
    attended INTEGER CHECK (attended BETWEEN 0 AND 65535),
    PRIMARY KEY (session, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER sitting_added AFTER INSERT ON sitting BEGIN
    UPDATE session SET first_date = coalesce(
        (SELECT date FROM sitting WHERE session = new.session ORDER BY position, id LIMIT 1), '')
    WHERE id = new.session;
END;
CREATE TRIGGER sitting_changed AFTER UPDATE ON sitting BEGIN
    UPDATE session SET first_date = coalesce(
        (SELECT date FROM sitting WHERE session = new.session ORDER BY position, id LIMIT 1), '')
    WHERE id = new.session;
END;
CREATE TRIGGER sitting_removed AFTER DELETE ON sitting BEGIN
    UPDATE session SET first_date = coalesce(
        (SELECT date FROM sitting WHERE session = old.session ORDER BY position, id LIMIT 1), '')
    WHERE id = old.session;
END;

-- A group (gruppe/bord); «group» alone is a word of SQL.
CREATE TABLE meeting_group (
    session  TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id       TEXT    NOT NULL CHECK (length(id) = 16),
    sitting  TEXT    NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    plenary  INTEGER NOT NULL CHECK (plenary IN (0, 1)),
    label    TEXT    NOT NULL,
    size     INTEGER NOT NULL CHECK (size BETWEEN 0 AND 65535),
    PRIMARY KEY (session, id),
    FOREIGN KEY (session, sitting) REFERENCES sitting (session, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE question_plan (
    session  TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    question TEXT    NOT NULL,
    minutes  INTEGER CHECK (minutes BETWEEN 0 AND 65535),
    mark     TEXT    CHECK (mark IN ('left_out', 'skipped', 'not_relevant', 'postponed')),
    reason   TEXT    NOT NULL,
    PRIMARY KEY (session, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE part_plan (
    session     TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    part        TEXT    NOT NULL,
    concerns_us INTEGER NOT NULL CHECK (concerns_us IN (0, 1)),
    PRIMARY KEY (session, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE added_question (
    session  TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    question TEXT    NOT NULL,
    part     TEXT    NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    content  TEXT    NOT NULL CHECK (json_valid(content)),
    kind     TEXT    GENERATED ALWAYS AS (content ->> '$.kind') VIRTUAL,
    PRIMARY KEY (session, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE heading (
    session  TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id       TEXT    NOT NULL CHECK (length(id) = 16),
    question TEXT    NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    text     TEXT    NOT NULL,
    PRIMARY KEY (session, id)
) STRICT, WITHOUT ROWID;

-- What a group said. No column for a person, and none to be added.
CREATE TABLE answer (
    session       TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id            TEXT    NOT NULL CHECK (length(id) = 16),
    question      TEXT    NOT NULL,
    meeting_group TEXT    NOT NULL,
    position      INTEGER NOT NULL CHECK (position >= 0),
    body          TEXT    NOT NULL CHECK (body IN ('text', 'scale', 'choice', 'ranking', 'count', 'stance')),
    text          TEXT    CHECK ((body = 'text') = (text IS NOT NULL)),
    scale_1       INTEGER CHECK ((body = 'scale') = (scale_1 IS NOT NULL) AND scale_1 BETWEEN 0 AND 65535),
    scale_2       INTEGER CHECK ((body = 'scale') = (scale_2 IS NOT NULL) AND scale_2 BETWEEN 0 AND 65535),
    scale_3       INTEGER CHECK ((body = 'scale') = (scale_3 IS NOT NULL) AND scale_3 BETWEEN 0 AND 65535),
    scale_4       INTEGER CHECK ((body = 'scale') = (scale_4 IS NOT NULL) AND scale_4 BETWEEN 0 AND 65535),
    scale_5       INTEGER CHECK ((body = 'scale') = (scale_5 IS NOT NULL) AND scale_5 BETWEEN 0 AND 65535),
    dont_know     INTEGER CHECK ((body = 'scale') = (dont_know IS NOT NULL) AND dont_know BETWEEN 0 AND 65535),
    choices       TEXT    CHECK ((body = 'choice') = (choices IS NOT NULL) AND json_valid(choices)),
    ranking       TEXT    CHECK ((body = 'ranking') = (ranking IS NOT NULL) AND json_valid(ranking)),
    number        INTEGER CHECK ((body = 'count') = (number IS NOT NULL) AND number >= 0),
    agree         INTEGER CHECK ((body = 'stance') = (agree IS NOT NULL) AND agree BETWEEN 0 AND 65535),
    partly        INTEGER CHECK ((body = 'stance') = (partly IS NOT NULL) AND partly BETWEEN 0 AND 65535),
    disagree      INTEGER CHECK ((body = 'stance') = (disagree IS NOT NULL) AND disagree BETWEEN 0 AND 65535),
    pass          INTEGER CHECK ((body = 'stance') = (pass IS NOT NULL) AND pass BETWEEN 0 AND 65535),
    starred       INTEGER NOT NULL CHECK (starred IN (0, 1)),
    heading       TEXT,
    sway          TEXT    CHECK (sway IN ('own', 'lift')),
    nature        TEXT    CHECK (nature IN ('strength', 'challenge', 'idea', 'fact')),
    tags          TEXT    NOT NULL CHECK (json_valid(tags)),
    also_from     TEXT    NOT NULL CHECK (json_valid(also_from)),
    PRIMARY KEY (session, id),
    FOREIGN KEY (session, meeting_group) REFERENCES meeting_group (session, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (session, heading) REFERENCES heading (session, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE measure (
    session           TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id                TEXT    NOT NULL CHECK (length(id) = 16),
    position          INTEGER NOT NULL CHECK (position >= 0),
    title             TEXT    NOT NULL,
    state             TEXT    NOT NULL
        CHECK (state IN ('proposed', 'agreed', 'in_progress', 'done', 'evaluated', 'parked', 'dropped')),
    responsible       TEXT    NOT NULL,
    deadline          TEXT    CHECK (deadline GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    follow_up         TEXT    CHECK (follow_up GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    first_step        TEXT    NOT NULL,
    done_on           TEXT    CHECK ((state IN ('done', 'evaluated')) = (done_on IS NOT NULL)),
    verdict           TEXT    CHECK ((state = 'evaluated') = (verdict IS NOT NULL)
                                     AND verdict IN ('yes', 'partly', 'no', 'too_early')),
    verdict_note      TEXT    NOT NULL,
    reason            TEXT    NOT NULL CHECK ((state IN ('parked', 'dropped')) = (reason <> '')),
    deputy            TEXT    NOT NULL,
    sign              TEXT    NOT NULL,
    baseline          TEXT    NOT NULL,
    category          TEXT,
    form              TEXT    CHECK (form IN ('line', 'project')),
    level             TEXT    CHECK (level IN ('primary', 'secondary', 'tertiary')),
    strand            TEXT    CHECK (strand IN ('prevention', 'development', 'follow_up')),
    direction         TEXT    CHECK (direction IN ('remove', 'strengthen')),
    target_group      TEXT    CHECK (target_group IN ('all', 'profession', 'leaders', 'life_phase')),
    influence         TEXT    CHECK (influence IN ('individual', 'group', 'leadership', 'organisation')),
    all_shifts        INTEGER CHECK (all_shifts IN (0, 1)),
    supports          INTEGER CHECK (supports BETWEEN 0 AND 65535),
    can_live_with     INTEGER CHECK (can_live_with BETWEEN 0 AND 65535),
    reserves          INTEGER CHECK (reserves BETWEEN 0 AND 65535),
    benefit           INTEGER CHECK (benefit BETWEEN 1 AND 5),
    effort            INTEGER CHECK (effort BETWEEN 1 AND 5),
    control           TEXT    CHECK (control IN ('own', 'lifted')),
    lifted_to         TEXT    NOT NULL CHECK (control IS 'lifted' OR lifted_to = ''),
    every_weeks       INTEGER CHECK (every_weeks BETWEEN 0 AND 65535),
    priority          TEXT    CHECK (priority IN ('high', 'medium', 'low')),
    priority_reason   TEXT    NOT NULL,
    arena             TEXT    NOT NULL,
    plan_link         TEXT    NOT NULL,
    resources         TEXT    NOT NULL,
    note              TEXT    NOT NULL,
    start             TEXT,
    original_deadline TEXT,
    question          TEXT,
    meeting_group     TEXT,
    bank              TEXT,
    in_place          INTEGER NOT NULL CHECK (in_place IN (0, 1)),
    due               TEXT    GENERATED ALWAYS AS (coalesce(min(deadline, follow_up), deadline, follow_up)) VIRTUAL,
    PRIMARY KEY (session, id),
    FOREIGN KEY (session, meeting_group) REFERENCES meeting_group (session, id) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((supports IS NULL) = (can_live_with IS NULL) AND (supports IS NULL) = (reserves IS NULL)),
    -- V1–V3: nothing is owed without who, when and the first step.
    CHECK (state IN ('proposed', 'parked', 'dropped')
           OR (responsible <> '' AND deadline IS NOT NULL AND follow_up IS NOT NULL AND first_step <> ''))
) STRICT, WITHOUT ROWID;

CREATE INDEX measure_due ON measure (due) WHERE state IN ('agreed', 'in_progress');
CREATE INDEX measure_in_order ON measure (coalesce(due, '9999-99-99')); -- those without a date last

-- The answers behind a measure, in order.
CREATE TABLE measure_answer (
    session  TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    measure  TEXT    NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    answer   TEXT    NOT NULL,
    PRIMARY KEY (session, measure, position),
    FOREIGN KEY (session, measure) REFERENCES measure (session, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (session, answer) REFERENCES answer (session, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX measure_answer_behind ON measure_answer (session, answer);

CREATE TABLE measure_event (
    session  TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id       TEXT    NOT NULL CHECK (length(id) = 16),
    position INTEGER NOT NULL CHECK (position >= 0),
    measure  TEXT    NOT NULL,
    at       TEXT    NOT NULL,
    kind     TEXT    NOT NULL
        CHECK (kind IN ('created', 'state', 'title', 'sign', 'responsible', 'deadline', 'follow_up')),
    old      TEXT    NOT NULL,
    new      TEXT    NOT NULL,
    reason   TEXT    NOT NULL,
    PRIMARY KEY (session, id),
    FOREIGN KEY (session, measure) REFERENCES measure (session, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE keep (
    session  TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id       TEXT    NOT NULL CHECK (length(id) = 16),
    position INTEGER NOT NULL CHECK (position >= 0),
    text     TEXT    NOT NULL,
    PRIMARY KEY (session, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE session_event (
    session  TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id       TEXT    NOT NULL CHECK (length(id) = 16),
    position INTEGER NOT NULL CHECK (position >= 0),
    at       TEXT    NOT NULL,
    kind     TEXT    NOT NULL
        CHECK (kind IN ('created', 'cloned', 'notice_shown', 'notice_read_out', 'opened', 'closed', 'reopened',
                        'exported', 'imported', 'many_measures_accepted')),
    note     TEXT    NOT NULL,
    PRIMARY KEY (session, id)
) STRICT, WITHOUT ROWID;

-- Every commit with what takes it back: undo and redo, also after a restart.
CREATE TABLE change_log (
    session  TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    number   INTEGER NOT NULL CHECK (number >= 1),
    label    TEXT    NOT NULL,
    at       TEXT    NOT NULL,
    changes  TEXT    NOT NULL CHECK (json_valid(changes)),
    inverses TEXT    NOT NULL CHECK (json_valid(inverses)),
    PRIMARY KEY (session, number)
) STRICT;

-- Where the facilitator stands. What it points to may be undone, so no references; a reader checks.
CREATE TABLE place (
    session       TEXT NOT NULL PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
    stage         TEXT NOT NULL CHECK (stage IN ('opening', 'previous', 'questions', 'sorting', 'prioritising',
                                                 'agreeing', 'read_back', 'closing')),
    sitting       TEXT NOT NULL,
    question      TEXT NOT NULL,
    meeting_group TEXT NOT NULL,
    phase         TEXT NOT NULL CHECK (phase IN ('silent', 'talk', 'plenary'))
) STRICT, WITHOUT ROWID;

CREATE TABLE time_used (
    session  TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    question TEXT    NOT NULL,
    phase    TEXT    NOT NULL CHECK (phase IN ('silent', 'talk', 'plenary')),
    seconds  INTEGER NOT NULL CHECK (seconds >= 0),
    PRIMARY KEY (session, question, phase)
) STRICT, WITHOUT ROWID;

-- Lines still being typed.
CREATE TABLE draft (
    session TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    key     TEXT    NOT NULL,
    text    TEXT    NOT NULL,
    cursor  INTEGER NOT NULL CHECK (cursor >= 0),
    kept_at TEXT    NOT NULL,
    PRIMARY KEY (session, key)
) STRICT, WITHOUT ROWID;
