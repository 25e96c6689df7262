-- How many seats have been passed over, so that the wall knows who leads the talk at the tables as the laptop does (C7).
ALTER TABLE live ADD COLUMN seats_skipped INTEGER NOT NULL DEFAULT 0 CHECK (seats_skipped >= 0);
