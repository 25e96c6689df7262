-- The closing questions are asked of those who are there, so their counts belong to a sitting (R68): where two laptops
-- each held one, both are kept, and the meeting tells the sum.
--
-- Until now there was one set of counts for the whole meeting; it was asked at the end of the last sitting.

ALTER TABLE sitting ADD COLUMN everyone_heard_yes INTEGER NOT NULL DEFAULT 0 CHECK (everyone_heard_yes BETWEEN 0 AND 65535);
ALTER TABLE sitting ADD COLUMN everyone_heard_no INTEGER NOT NULL DEFAULT 0 CHECK (everyone_heard_no BETWEEN 0 AND 65535);
ALTER TABLE sitting ADD COLUMN know_next_yes INTEGER NOT NULL DEFAULT 0 CHECK (know_next_yes BETWEEN 0 AND 65535);
ALTER TABLE sitting ADD COLUMN know_next_no INTEGER NOT NULL DEFAULT 0 CHECK (know_next_no BETWEEN 0 AND 65535);
ALTER TABLE sitting ADD COLUMN spoke_safely_yes INTEGER NOT NULL DEFAULT 0 CHECK (spoke_safely_yes BETWEEN 0 AND 65535);
ALTER TABLE sitting ADD COLUMN spoke_safely_no INTEGER NOT NULL DEFAULT 0 CHECK (spoke_safely_no BETWEEN 0 AND 65535);

UPDATE sitting SET
    everyone_heard_yes = whole.everyone_heard_yes,
    everyone_heard_no = whole.everyone_heard_no,
    know_next_yes = whole.know_next_yes,
    know_next_no = whole.know_next_no,
    spoke_safely_yes = whole.spoke_safely_yes,
    spoke_safely_no = whole.spoke_safely_no
FROM session AS whole
WHERE whole.id = sitting.session AND sitting.id = (
    SELECT last.id FROM sitting AS last WHERE last.session = whole.id ORDER BY last.position DESC, last.id DESC LIMIT 1
);

ALTER TABLE session DROP COLUMN everyone_heard_yes;
ALTER TABLE session DROP COLUMN everyone_heard_no;
ALTER TABLE session DROP COLUMN know_next_yes;
ALTER TABLE session DROP COLUMN know_next_no;
ALTER TABLE session DROP COLUMN spoke_safely_yes;
ALTER TABLE session DROP COLUMN spoke_safely_no;
