-- What has been shared of a session, so that what two laptops wrote can be put together (domain/lineage.rs).
--
-- One text per session as it last left or came, and one for each time another laptop's file was put together with it.
-- The latter counts only as long as its line of history is there: taking the import back takes it back, too.

CREATE TABLE lineage (
    session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    event   TEXT NOT NULL, -- of session_event, or empty
    content TEXT NOT NULL,
    PRIMARY KEY (session, event)
) STRICT, WITHOUT ROWID;
