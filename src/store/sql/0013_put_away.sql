-- Closed is locked by the file itself (G3), whoever writes; and meetings can be put away: archived (G5), or in the trash,
-- where they lie until somebody takes them back or deletes them for good (L3).
--
-- A closed session takes what carries its measures on, and is opened again by its state. «unlocked» is set inside the one
-- transaction that takes in another laptop's file, which may bring anything.

ALTER TABLE session ADD COLUMN archived_at TEXT;
ALTER TABLE session ADD COLUMN trashed_at TEXT;
ALTER TABLE session ADD COLUMN unlocked INTEGER NOT NULL DEFAULT 0 CHECK (unlocked IN (0, 1));

CREATE INDEX session_put_away ON session (trashed_at) WHERE trashed_at IS NOT NULL;

CREATE TRIGGER locked_sitting_insert AFTER INSERT ON sitting
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_sitting_update AFTER UPDATE ON sitting
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_sitting_delete AFTER DELETE ON sitting
WHEN EXISTS (SELECT 1 FROM session WHERE id = old.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_meeting_group_insert AFTER INSERT ON meeting_group
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_meeting_group_update AFTER UPDATE ON meeting_group
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_meeting_group_delete AFTER DELETE ON meeting_group
WHEN EXISTS (SELECT 1 FROM session WHERE id = old.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_question_plan_insert AFTER INSERT ON question_plan
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_question_plan_update AFTER UPDATE ON question_plan
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_question_plan_delete AFTER DELETE ON question_plan
WHEN EXISTS (SELECT 1 FROM session WHERE id = old.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_part_plan_insert AFTER INSERT ON part_plan
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_part_plan_update AFTER UPDATE ON part_plan
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_part_plan_delete AFTER DELETE ON part_plan
WHEN EXISTS (SELECT 1 FROM session WHERE id = old.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_added_question_insert AFTER INSERT ON added_question
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_added_question_update AFTER UPDATE ON added_question
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_added_question_delete AFTER DELETE ON added_question
WHEN EXISTS (SELECT 1 FROM session WHERE id = old.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_heading_insert AFTER INSERT ON heading
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_heading_update AFTER UPDATE ON heading
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_heading_delete AFTER DELETE ON heading
WHEN EXISTS (SELECT 1 FROM session WHERE id = old.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_answer_insert AFTER INSERT ON answer
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_answer_update AFTER UPDATE ON answer
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_answer_delete AFTER DELETE ON answer
WHEN EXISTS (SELECT 1 FROM session WHERE id = old.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_keep_insert AFTER INSERT ON keep
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_keep_update AFTER UPDATE ON keep
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_keep_delete AFTER DELETE ON keep
WHEN EXISTS (SELECT 1 FROM session WHERE id = old.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_room_check_insert AFTER INSERT ON room_check
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_room_check_update AFTER UPDATE ON room_check
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_room_check_delete AFTER DELETE ON room_check
WHEN EXISTS (SELECT 1 FROM session WHERE id = old.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_part_attendance_insert AFTER INSERT ON part_attendance
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_part_attendance_update AFTER UPDATE ON part_attendance
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_part_attendance_delete AFTER DELETE ON part_attendance
WHEN EXISTS (SELECT 1 FROM session WHERE id = old.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_parked_topic_insert AFTER INSERT ON parked_topic
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_parked_topic_update AFTER UPDATE ON parked_topic
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_parked_topic_delete AFTER DELETE ON parked_topic
WHEN EXISTS (SELECT 1 FROM session WHERE id = old.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_vote_round_insert AFTER INSERT ON vote_round
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_vote_round_update AFTER UPDATE ON vote_round
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_vote_round_delete AFTER DELETE ON vote_round
WHEN EXISTS (SELECT 1 FROM session WHERE id = old.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_vote_insert AFTER INSERT ON vote
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_vote_update AFTER UPDATE ON vote
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_vote_delete AFTER DELETE ON vote
WHEN EXISTS (SELECT 1 FROM session WHERE id = old.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_review_insert AFTER INSERT ON review
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_review_update AFTER UPDATE ON review
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_review_delete AFTER DELETE ON review
WHEN EXISTS (SELECT 1 FROM session WHERE id = old.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_reviewed_insert AFTER INSERT ON reviewed
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_reviewed_update AFTER UPDATE ON reviewed
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_reviewed_delete AFTER DELETE ON reviewed
WHEN EXISTS (SELECT 1 FROM session WHERE id = old.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;

-- A measure that comes back at intervals is agreed on anew each time it is done; its answers go with it.
CREATE TRIGGER locked_measure_insert AFTER INSERT ON measure
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0) AND new.repeats IS NULL
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_measure_delete AFTER DELETE ON measure
WHEN EXISTS (SELECT 1 FROM session WHERE id = old.session AND state = 'closed' AND unlocked = 0) AND old.repeats IS NULL
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_measure_answer_insert AFTER INSERT ON measure_answer
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
     AND EXISTS (SELECT 1 FROM measure WHERE session = new.session AND id = new.measure AND repeats IS NULL)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_measure_answer_update AFTER UPDATE ON measure_answer
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
     AND EXISTS (SELECT 1 FROM measure WHERE session = new.session AND id = new.measure AND repeats IS NULL)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_measure_answer_delete AFTER DELETE ON measure_answer
WHEN EXISTS (SELECT 1 FROM session WHERE id = old.session AND state = 'closed' AND unlocked = 0)
     AND EXISTS (SELECT 1 FROM measure WHERE session = old.session AND id = old.measure AND repeats IS NULL)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;

-- What the room said and weighed stays; who, when, how far and what came of it go on.
CREATE TRIGGER locked_measure_update AFTER UPDATE ON measure
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
     AND (new.title IS NOT old.title
       OR new.baseline IS NOT old.baseline
       OR new.category IS NOT old.category
       OR new.form IS NOT old.form
       OR new.level IS NOT old.level
       OR new.strand IS NOT old.strand
       OR new.direction IS NOT old.direction
       OR new.target_group IS NOT old.target_group
       OR new.influence IS NOT old.influence
       OR new.all_shifts IS NOT old.all_shifts
       OR new.supports IS NOT old.supports
       OR new.can_live_with IS NOT old.can_live_with
       OR new.reserves IS NOT old.reserves
       OR new.benefit IS NOT old.benefit
       OR new.effort IS NOT old.effort
       OR new.priority IS NOT old.priority
       OR new.priority_reason IS NOT old.priority_reason
       OR new.arena IS NOT old.arena
       OR new.plan_link IS NOT old.plan_link
       OR new.question IS NOT old.question
       OR new.meeting_group IS NOT old.meeting_group
       OR new.bank IS NOT old.bank
       OR new.in_place IS NOT old.in_place
       OR new.objection IS NOT old.objection
       OR new.repeats IS NOT old.repeats)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
CREATE TRIGGER locked_session_event_update AFTER UPDATE ON session_event
WHEN EXISTS (SELECT 1 FROM session WHERE id = new.session AND state = 'closed' AND unlocked = 0)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;

CREATE TRIGGER locked_session AFTER UPDATE ON session
WHEN old.state = 'closed' AND new.state = 'closed' AND new.unlocked = 0
     AND (new.unit IS NOT old.unit
       OR new.question_set IS NOT old.question_set
       OR new.follows IS NOT old.follows
       OR new.rehearsal IS NOT old.rehearsal
       OR new.title IS NOT old.title
       OR new.purpose IS NOT old.purpose
       OR new.leader IS NOT old.leader
       OR new.facilitator IS NOT old.facilitator
       OR new.note_taker IS NOT old.note_taker
       OR new.safety_rep IS NOT old.safety_rep
       OR new.union_rep IS NOT old.union_rep
       OR new.nav IS NOT old.nav
       OR new.health_service IS NOT old.health_service
       OR new.hr IS NOT old.hr
       OR new.minutes IS NOT old.minutes
       OR new.ground_rules IS NOT old.ground_rules
       OR new.next_follow_up IS NOT old.next_follow_up
       OR new.raised_at IS NOT old.raised_at
       OR new.summary IS NOT old.summary
       OR new.prepared IS NOT old.prepared)
BEGIN SELECT RAISE(ABORT, 'the session is closed'); END;
