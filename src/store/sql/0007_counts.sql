-- What the facilitator counts and ticks off: questions that stood empty on a group's sheets, check-in by a word, and what
-- was seen to before the meeting.
--
-- Every new column has the value that says nothing, so that entries of change_log written before still fit.

-- Ids of questions a group left empty on paper on purpose, so that they are not asked for again.
ALTER TABLE meeting_group ADD COLUMN blank TEXT NOT NULL DEFAULT '[]';

-- How the room is in a word each: [["trøtt", 3], …]; never whose.
ALTER TABLE room_check ADD COLUMN words TEXT NOT NULL DEFAULT '[]';

-- Codes of what has been seen to before the meeting: ["room", "power", …].
ALTER TABLE session ADD COLUMN prepared TEXT NOT NULL DEFAULT '[]';
