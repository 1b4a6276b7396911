-- What a server remembers of a practice's book is good as long as nobody else changes the book.
-- Every change is counted, and the count is read with every step that is written: a server that
-- reads a higher count than its own reads the book again.
--
-- A count is kept in sixteen parts, and every server raises the one of its setting app.part: one row
-- for a practice would have every server wait for every other one's commit.

CREATE TABLE book_versions (
    practice_id uuid NOT NULL,
    part smallint NOT NULL CHECK (part BETWEEN 0 AND 15),
    version bigint NOT NULL,
    PRIMARY KEY (practice_id, part)
)
-- The same few rows change over and over: room for the new one beside the old, without the index.
WITH (fillfactor = 25);
GRANT SELECT, INSERT, UPDATE ON book_versions TO bella_app;

ALTER TABLE book_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE book_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON book_versions
    USING (practice_id = ANY ((SELECT app_practice_ids())::uuid[]))
    WITH CHECK (practice_id = ANY ((SELECT app_practice_ids())::uuid[]));

-- A statement that changes a practice's book counts once. In the order of the practices, so that
-- two that share a part do not meet crosswise; nothing is locked after it.
CREATE FUNCTION raise_book_version() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    INSERT INTO book_versions AS b (practice_id, part, version)
    SELECT DISTINCT practice_id, coalesce(nullif(current_setting('app.part', true), ''), '0')::smallint, 1
    FROM changed
    ORDER BY practice_id
    ON CONFLICT (practice_id, part) DO UPDATE SET version = b.version + 1;
    RETURN NULL;
END
$$;

CREATE TRIGGER raise_book_version_inserted AFTER INSERT ON appointments
    REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION raise_book_version();
CREATE TRIGGER raise_book_version_updated AFTER UPDATE ON appointments
    REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION raise_book_version();
CREATE TRIGGER raise_book_version_deleted AFTER DELETE ON appointments
    REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION raise_book_version();

-- Nothing expires by itself: expired holds are released now and then, by whoever is about to hold
-- something. They are few, and found without a look at the book. The condition is that of a hold in
-- words that no other statement uses: a plan made while the book is empty would take this index for
-- a short way to every appointment.
CREATE INDEX appointments_held ON appointments (hold_expires_at) WHERE hold_expires_at IS NOT NULL;

-- Releases the holds of all practices that have expired at an instant, so many at most. Rows that
-- somebody else is at are skipped. It runs as the owner, who has to see them first.
DO $$
BEGIN
    EXECUTE format('CREATE POLICY housekeeping ON appointments FOR SELECT TO %I
        USING (status = ''held'')', current_user);
END
$$;
CREATE FUNCTION release_expired_holds(expired_at timestamptz, most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
    expired uuid[];
    practices text;
    released integer;
BEGIN
    SELECT array_agg(id), string_agg(DISTINCT practice_id::text, ',')
    INTO expired, practices
    FROM (
        SELECT id, practice_id FROM appointments
        WHERE status = 'held' AND hold_expires_at IS NOT NULL AND hold_expires_at <= expired_at
        LIMIT most
    ) AS due;
    IF expired IS NULL THEN
        RETURN 0;
    END IF;
    PERFORM set_config('app.practice_ids', practices, true);
    UPDATE appointments
    SET status = 'released', hold_expires_at = NULL, updated_at = expired_at
    WHERE id IN (
        SELECT id FROM appointments
        WHERE id = ANY (expired) AND status = 'held' AND hold_expires_at <= expired_at
        ORDER BY id
        FOR UPDATE SKIP LOCKED
    );
    GET DIAGNOSTICS released = ROW_COUNT;
    RETURN released;
END
$$;
REVOKE EXECUTE ON FUNCTION release_expired_holds(timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION release_expired_holds(timestamptz, integer) TO bella_app;

-- The time before the seats: a seat is much the same everywhere, and the shorter way to an answer is
-- by the time. A hold in a full book costs a third less.
ALTER TABLE appointments DROP CONSTRAINT appointments_no_overlap;
ALTER TABLE appointments ADD CONSTRAINT appointments_no_overlap EXCLUDE USING gist (
    provider_id WITH =, occupies WITH &&, seats WITH &&
) WHERE (status NOT IN ('cancelled', 'released'));

-- The customer says the same, with the practice in the key.
ALTER TABLE customer_phones DROP CONSTRAINT customer_phones_practice_id_fkey;

-- A lock on the practice's row with every call, for a practice that is never deleted with its calls
-- still there. Whose a call is, the policies check, and the statement that inserts it.
ALTER TABLE calls DROP CONSTRAINT calls_practice_id_fkey;

-- A practice that is taken away takes its counts along.
CREATE FUNCTION remove_book_versions() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    DELETE FROM book_versions WHERE practice_id = OLD.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER remove_book_versions AFTER DELETE ON practices
    FOR EACH ROW EXECUTE FUNCTION remove_book_versions();
