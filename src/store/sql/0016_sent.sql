-- What has left the program as a file (J10): never what was in it. It stays on this laptop, in no session file, and goes with
-- its session.

CREATE TABLE sent (
    number INTEGER PRIMARY KEY,
    session TEXT REFERENCES session (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what <> ''),
    format TEXT NOT NULL CHECK (format <> ''),
    profile TEXT NOT NULL,
    path TEXT NOT NULL,
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    reason TEXT NOT NULL
) STRICT;

CREATE INDEX sent_of_session ON sent (session, number);
