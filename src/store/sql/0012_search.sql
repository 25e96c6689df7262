-- Finding words in all meetings (H4). What is searched is a view, so that it is said in one place; the index holds the
-- words alone, folded as the program folds them, and points to where they stand.
CREATE VIEW searchable (session, kind, id, text) AS
    SELECT id, 'session', id, title || char(10) || purpose || char(10) || summary FROM session
    UNION ALL
    SELECT session, 'answer', id, text FROM answer WHERE text IS NOT NULL
    UNION ALL
    SELECT session, 'heading', id, text FROM heading
    UNION ALL
    SELECT session, 'measure', id,
           title || char(10) || first_step || char(10) || sign || char(10) || baseline || char(10) || responsible
               || char(10) || plan_link || char(10) || resources || char(10) || note || char(10) || reason
               || char(10) || verdict_note || char(10) || measured || char(10)
               || coalesce((SELECT group_concat(value ->> '$.text', char(10)) FROM json_each(steps)), '')
    FROM measure
    UNION ALL
    SELECT session, 'comment', id, new FROM measure_event WHERE kind = 'comment'
    UNION ALL
    SELECT session, 'keep', id, text FROM keep
    UNION ALL
    SELECT session, 'parked_topic', id, text FROM parked_topic;

CREATE TABLE searched (
    number  INTEGER NOT NULL PRIMARY KEY, -- the rowid in the index
    session TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    kind    TEXT    NOT NULL CHECK (kind IN ('session', 'answer', 'heading', 'measure', 'comment', 'keep',
                                                    'parked_topic')),
    id      TEXT    NOT NULL CHECK (length(id) = 16),
    UNIQUE (session, kind, id)
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5 (
    words, prefix = '3', tokenize = 'unicode61'
);

-- A word that is deleted leaves the index at once, not when it is next merged.
INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER searched_no_more AFTER DELETE ON searched BEGIN
    DELETE FROM search_index WHERE rowid = old.number;
END;
