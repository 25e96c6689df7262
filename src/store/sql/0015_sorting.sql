-- Lists are sorted as Norwegians sort, small and capital letters alike: … x y z æ ø å, aa with å, é with e. The keys stand
-- beside the words, so that indices have them; triggers keep them, so that whatever writes the file keeps them. They are for
-- sorting and finding; in them the signs that follow z stand for æ, ø and å. (Older SQLite reads some thirty calls within
-- each other and no more.)

ALTER TABLE unit ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN title_key TEXT NOT NULL DEFAULT '';
ALTER TABLE measure ADD COLUMN title_key TEXT NOT NULL DEFAULT '';
ALTER TABLE measure ADD COLUMN responsible_key TEXT NOT NULL DEFAULT '';

CREATE TRIGGER sorted_unit_insert AFTER INSERT ON unit
BEGIN
    UPDATE unit SET
    name_key =
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(new.name)
        , 'aa', '}'), 'á', 'a'), 'à', 'a'), 'é', 'e'), 'É', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'ó', 'o')
        , 'ò', 'o'), 'ô', 'o'), 'ü', 'y'), 'Ü', 'y'), 'æ', '{'), 'Æ', '{'), 'ä', '{'), 'Ä', '{'), 'ø', '|')
        , 'Ø', '|'), 'ö', '|'), 'Ö', '|'), 'å', '}'), 'Å', '}')
    WHERE id = new.id;
END;
CREATE TRIGGER sorted_unit_update AFTER UPDATE OF name ON unit
BEGIN
    UPDATE unit SET
    name_key =
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(new.name)
        , 'aa', '}'), 'á', 'a'), 'à', 'a'), 'é', 'e'), 'É', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'ó', 'o')
        , 'ò', 'o'), 'ô', 'o'), 'ü', 'y'), 'Ü', 'y'), 'æ', '{'), 'Æ', '{'), 'ä', '{'), 'Ä', '{'), 'ø', '|')
        , 'Ø', '|'), 'ö', '|'), 'Ö', '|'), 'å', '}'), 'Å', '}')
    WHERE id = new.id;
END;
CREATE TRIGGER sorted_session_insert AFTER INSERT ON session
BEGIN
    UPDATE session SET
    title_key =
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(new.title)
        , 'aa', '}'), 'á', 'a'), 'à', 'a'), 'é', 'e'), 'É', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'ó', 'o')
        , 'ò', 'o'), 'ô', 'o'), 'ü', 'y'), 'Ü', 'y'), 'æ', '{'), 'Æ', '{'), 'ä', '{'), 'Ä', '{'), 'ø', '|')
        , 'Ø', '|'), 'ö', '|'), 'Ö', '|'), 'å', '}'), 'Å', '}')
    WHERE id = new.id;
END;
CREATE TRIGGER sorted_session_update AFTER UPDATE OF title ON session
BEGIN
    UPDATE session SET
    title_key =
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(new.title)
        , 'aa', '}'), 'á', 'a'), 'à', 'a'), 'é', 'e'), 'É', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'ó', 'o')
        , 'ò', 'o'), 'ô', 'o'), 'ü', 'y'), 'Ü', 'y'), 'æ', '{'), 'Æ', '{'), 'ä', '{'), 'Ä', '{'), 'ø', '|')
        , 'Ø', '|'), 'ö', '|'), 'Ö', '|'), 'å', '}'), 'Å', '}')
    WHERE id = new.id;
END;
CREATE TRIGGER sorted_measure_insert AFTER INSERT ON measure
BEGIN
    UPDATE measure SET
    title_key =
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(new.title)
        , 'aa', '}'), 'á', 'a'), 'à', 'a'), 'é', 'e'), 'É', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'ó', 'o')
        , 'ò', 'o'), 'ô', 'o'), 'ü', 'y'), 'Ü', 'y'), 'æ', '{'), 'Æ', '{'), 'ä', '{'), 'Ä', '{'), 'ø', '|')
        , 'Ø', '|'), 'ö', '|'), 'Ö', '|'), 'å', '}'), 'Å', '}'),
    responsible_key =
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(new.responsible)
        , 'aa', '}'), 'á', 'a'), 'à', 'a'), 'é', 'e'), 'É', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'ó', 'o')
        , 'ò', 'o'), 'ô', 'o'), 'ü', 'y'), 'Ü', 'y'), 'æ', '{'), 'Æ', '{'), 'ä', '{'), 'Ä', '{'), 'ø', '|')
        , 'Ø', '|'), 'ö', '|'), 'Ö', '|'), 'å', '}'), 'Å', '}')
    WHERE session = new.session AND id = new.id;
END;
CREATE TRIGGER sorted_measure_update AFTER UPDATE OF title, responsible ON measure
BEGIN
    UPDATE measure SET
    title_key =
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(new.title)
        , 'aa', '}'), 'á', 'a'), 'à', 'a'), 'é', 'e'), 'É', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'ó', 'o')
        , 'ò', 'o'), 'ô', 'o'), 'ü', 'y'), 'Ü', 'y'), 'æ', '{'), 'Æ', '{'), 'ä', '{'), 'Ä', '{'), 'ø', '|')
        , 'Ø', '|'), 'ö', '|'), 'Ö', '|'), 'å', '}'), 'Å', '}'),
    responsible_key =
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(new.responsible)
        , 'aa', '}'), 'á', 'a'), 'à', 'a'), 'é', 'e'), 'É', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'ó', 'o')
        , 'ò', 'o'), 'ô', 'o'), 'ü', 'y'), 'Ü', 'y'), 'æ', '{'), 'Æ', '{'), 'ä', '{'), 'Ä', '{'), 'ø', '|')
        , 'Ø', '|'), 'ö', '|'), 'Ö', '|'), 'å', '}'), 'Å', '}')
    WHERE session = new.session AND id = new.id;
END;

-- Those that are there already.
UPDATE unit SET name = name;
UPDATE session SET title = title;
UPDATE measure SET title = title;

CREATE INDEX unit_by_name ON unit (name_key, id);
CREATE INDEX session_by_title ON session (title_key, unit, id);
DROP INDEX measure_list;
DROP INDEX measure_by_state;
CREATE INDEX measure_list ON measure (
    in_place, coalesce(deadline, '9999-99-99'), session, id, state, deadline, responsible, influence, title_key, responsible_key);
CREATE INDEX measure_by_state ON measure (
    in_place, state, coalesce(deadline, '9999-99-99'), session, id, deadline, responsible, influence, title_key, responsible_key);
CREATE INDEX measure_by_title ON measure (
    in_place, title_key, session, id, state, deadline, responsible, influence, responsible_key);
CREATE INDEX measure_by_responsible ON measure (
    in_place, responsible_key, responsible, coalesce(deadline, '9999-99-99'), session, id, state, deadline, influence, title_key);

-- What was done late is assessed three months after it was done, not after a deadline long gone (F13).
DROP INDEX measure_effect;
ALTER TABLE measure DROP COLUMN effect_due;
ALTER TABLE measure ADD COLUMN effect_due TEXT GENERATED ALWAYS AS (
    CASE WHEN state = 'done' OR verdict = 'too_early' THEN coalesce(
        effect_on,
        CASE WHEN substr(date(max(deadline, done_on), '+3 months'), 9) < substr(max(deadline, done_on), 9)
             THEN date(max(deadline, done_on), '+3 months', 'start of month', '-1 day')
             ELSE date(max(deadline, done_on), '+3 months') END
    ) END
) VIRTUAL;
CREATE INDEX measure_effect ON measure (effect_due) WHERE effect_due IS NOT NULL;
