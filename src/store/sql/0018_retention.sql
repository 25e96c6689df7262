-- How long what was said is kept, and what is gone for good (J2, J5).
--
-- Every new column has the value that says what held before, so that entries of change_log written before still fit.

-- So many months after the last sitting («6 months»), a day, or «always»; nothing means twelve months. And the day the answers
-- were deleted.
ALTER TABLE session ADD COLUMN keep_answers TEXT
    CHECK (keep_answers = 'always' OR keep_answers GLOB '[1-9]* months'
           OR keep_answers GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE session ADD COLUMN answers_deleted TEXT
    CHECK (answers_deleted GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');

-- Who answers for the data, in the municipality's own words.
ALTER TABLE session ADD COLUMN legal_note TEXT NOT NULL DEFAULT '';

-- Of the last sitting; kept by the triggers below.
ALTER TABLE session ADD COLUMN last_date TEXT NOT NULL DEFAULT '';

-- The day from which the answers are to be deleted; in a month too short for the day, its last.
ALTER TABLE session ADD COLUMN answers_until TEXT GENERATED ALWAYS AS (
    CASE WHEN answers_deleted IS NOT NULL OR last_date = '' OR keep_answers = 'always' THEN NULL
         WHEN keep_answers GLOB '[0-9][0-9][0-9][0-9]-*' THEN keep_answers
         WHEN substr(date(last_date, '+' || coalesce(keep_answers, '12 months')), 9) < substr(last_date, 9)
         THEN date(last_date, '+' || coalesce(keep_answers, '12 months'), 'start of month', '-1 day')
         ELSE date(last_date, '+' || coalesce(keep_answers, '12 months')) END
) VIRTUAL;

CREATE TRIGGER last_sitting_added AFTER INSERT ON sitting BEGIN
    UPDATE session SET last_date = coalesce((SELECT max(date) FROM sitting WHERE session = new.session), '')
    WHERE id = new.session;
END;
CREATE TRIGGER last_sitting_changed AFTER UPDATE ON sitting BEGIN
    UPDATE session SET last_date = coalesce((SELECT max(date) FROM sitting WHERE session = new.session), '')
    WHERE id = new.session;
END;
CREATE TRIGGER last_sitting_removed AFTER DELETE ON sitting BEGIN
    UPDATE session SET last_date = coalesce((SELECT max(date) FROM sitting WHERE session = old.session), '')
    WHERE id = old.session;
END;
UPDATE session SET last_date = coalesce((SELECT max(date) FROM sitting WHERE session = session.id), '');

CREATE INDEX session_answers_until ON session (answers_until, rehearsal)
    WHERE answers_until IS NOT NULL AND trashed_at IS NULL;

-- An erasing that has begun: what is gone from the tables still has to leave the journal and the copies. If the program is
-- ended meanwhile, the next one to open the file goes on with it. «since» is when it began; copies made before it go, also from
-- «folder», in which backups lie if not beside the file, and which may not be there today. «rewritten» says that the file itself
-- is done.
CREATE TABLE erasing (
    number INTEGER PRIMARY KEY CHECK (number = 1),
    since  TEXT    NOT NULL,
    folder TEXT,
    rewritten INTEGER NOT NULL DEFAULT 0 CHECK (rewritten IN (0, 1))
) STRICT;

-- Meetings that were deleted for good, so that an old file does not bring one back unseen; only its id.
CREATE TABLE erased_session (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    on_day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
