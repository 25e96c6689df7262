-- The rule of two columns in words that every SQLite takes alike. SQLite 3.40 and older ones say that NULL is no valid JSON, so their
-- integrity_check found every answer without choices wrong. The rule itself is the same, and no page of answers is written:
-- this is SQLite's own way for a change that leaves what is stored as it is.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema
SET sql = replace(replace(sql, ' AND json_valid(choices)', ' AND (choices IS NULL OR json_valid(choices))'),
                  ' AND json_valid(ranking)', ' AND (ranking IS NULL OR json_valid(ranking))')
WHERE type = 'table' AND name = 'answer';
PRAGMA writable_schema = RESET;
