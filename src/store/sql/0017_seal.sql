-- What everything adds up to, so that a byte that has changed on the disk by itself is found (L12). `store/seal.rs` says
-- over what; the steps of this program write them, and a file that is taken forward is sealed anew.

ALTER TABLE unit ADD COLUMN seal TEXT;
ALTER TABLE session ADD COLUMN seal TEXT;
ALTER TABLE change_log ADD COLUMN seal TEXT;
