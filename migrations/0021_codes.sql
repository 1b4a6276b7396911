-- Codes that callers from another number are known by: six digits, sent as a text to the number that an
-- appointment is under, said by the caller, and forgotten. No row has the digits: only the text has
-- them that is on its way, and that one until it has gone.

ALTER TABLE practices
    -- How a caller is known who wants something with an appointment: by its name, and by its number or
    -- by a code that is sent there; or by name and number alone.
    ADD COLUMN identity text NOT NULL DEFAULT 'number_or_code'
        CHECK (identity IN ('number_or_code', 'number'));

-- Like the journal a code refers to no row of calls.
CREATE TABLE codes (
    id uuid PRIMARY KEY,
    practice_id uuid NOT NULL REFERENCES practices ON DELETE CASCADE,
    -- The call that it is good for, and the number that it was sent to.
    call uuid NOT NULL,
    phone text NOT NULL CHECK (phone ~ '^\+[0-9]{8,15}$'),
    salt bytea NOT NULL CHECK (length(salt) = 16),
    -- SHA-256 of the salt, the practice, the call, the number and the digits.
    hash bytea NOT NULL CHECK (length(hash) = 32),
    -- Whether there was anybody to send it to. One that was not sent is as good as none, and is here
    -- so that who asks for it cannot tell.
    is_sent boolean NOT NULL,
    -- How often the call has been wrong.
    tries smallint NOT NULL CHECK (tries BETWEEN 0 AND 3),
    made_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > made_at),
    used_at timestamptz
);
CREATE INDEX ON codes (call);
CREATE INDEX ON codes (practice_id, phone, made_at);
CREATE INDEX ON codes (made_at);

GRANT SELECT, INSERT, UPDATE ON codes TO bella_app;
ALTER TABLE codes ENABLE ROW LEVEL SECURITY;
ALTER TABLE codes FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON codes
    USING (practice_id = ANY ((SELECT app_practice_ids())::uuid[]))
    WITH CHECK (practice_id = ANY ((SELECT app_practice_ids())::uuid[]));

ALTER TABLE outbox DROP CONSTRAINT outbox_topic_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_topic_check CHECK (topic IN (
    'booked', 'moved', 'cancelled', 'freed', 'confirmation', 'reminder', 'offer', 'code'));

-- A text with a code loses its words as soon as it is not to be sent any more, whoever settles it.
CREATE FUNCTION forget_words_of_code() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS
$$
BEGIN
    NEW.body := '***';
    RETURN NEW;
END
$$;
CREATE TRIGGER forget_words_of_code BEFORE UPDATE ON outbox
    FOR EACH ROW
    WHEN (NEW.topic = 'code' AND NEW.status NOT IN ('waiting', 'sending'))
    EXECUTE FUNCTION forget_words_of_code();

-- The owner of the tables is bound by the policies too, and has to see what is to be forgotten.
DO $$
BEGIN
    EXECUTE format('CREATE POLICY housekeeping ON codes TO %I USING (true)', current_user);
END
$$;

-- Forgets codes that were made until an instant, so many at most, and what was to be sent with a code
-- and is of no use any more. It runs as the owner.
CREATE FUNCTION forget_codes(made_until timestamptz, at timestamptz, most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
    forgotten integer;
    practices text;
BEGIN
    SELECT string_agg(DISTINCT o.practice_id::text, ',') INTO practices
    FROM outbox o
    WHERE o.status = 'waiting' AND o.topic = 'code' AND o.moot_at <= at;
    IF practices IS NOT NULL THEN
        PERFORM set_config('app.practice_ids', practices, true);
        UPDATE outbox o SET status = 'moot', updated_at = at
        WHERE o.status = 'waiting' AND o.topic = 'code' AND o.moot_at <= at;
    END IF;
    DELETE FROM codes c WHERE c.id IN (
        SELECT d.id FROM codes d WHERE d.made_at <= made_until LIMIT most FOR UPDATE SKIP LOCKED);
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    RETURN forgotten;
END
$$;
REVOKE EXECUTE ON FUNCTION forget_codes(timestamptz, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_codes(timestamptz, timestamptz, integer) TO bella_app;

-- As before, but that a text with a code is about no appointment.
CREATE OR REPLACE FUNCTION claim_outbox(at timestamptz, until timestamptz, most integer)
    RETURNS TABLE (
        id uuid, practice_id uuid, kind text, topic text, appointment_id uuid,
        appointment_version bigint, recipient text, sender text, body text, attempts integer,
        unsure_since timestamptz)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
#variable_conflict use_column
DECLARE
    due uuid[];
    practices text;
BEGIN
    SELECT array_agg(d.id), string_agg(DISTINCT d.practice_id::text, ',')
    INTO due, practices
    FROM (
        SELECT o.id, o.practice_id FROM outbox o
        WHERE o.status IN ('waiting', 'sending') AND o.due_at <= at
            AND (o.status = 'waiting' OR o.claimed_until <= at)
        ORDER BY o.due_at, o.id
        LIMIT most
    ) AS d;
    IF due IS NULL THEN
        RETURN;
    END IF;
    PERFORM set_config('app.practice_ids', practices, true);
    RETURN QUERY
    WITH locked AS MATERIALIZED (
        SELECT o.* FROM outbox o
        WHERE o.id = ANY (due) AND o.status IN ('waiting', 'sending')
            AND (o.status = 'waiting' OR o.claimed_until <= at)
        ORDER BY o.id
        FOR UPDATE SKIP LOCKED
    ), judged AS MATERIALIZED (
        SELECT l.id, l.unsure_since,
            NOT p.sends_texts OR p.simulated OR (l.kind = 'text' AND (
                coalesce(l.moot_at <= at, false)
                OR EXISTS (
                    SELECT FROM opt_outs x
                    WHERE x.practice_id = l.practice_id AND x.phone = l.recipient)
                OR (l.topic NOT IN ('offer', 'code') AND (
                    a.version <> l.appointment_version
                    OR a.status <> CASE l.topic WHEN 'cancelled' THEN 'cancelled' ELSE 'booked' END
                    OR a.starts_at <= at
                    OR c.texts IS FALSE)))) AS moot,
            l.attempts >= 100 AS hopeless
        FROM locked l
            JOIN practices p ON p.id = l.practice_id
            LEFT JOIN appointments a ON a.practice_id = l.practice_id AND a.id = l.appointment_id
            LEFT JOIN customers c ON c.practice_id = a.practice_id AND c.id = a.customer_id
    ), taken AS (
        UPDATE outbox o
        SET status = CASE
                WHEN j.moot THEN CASE o.kind WHEN 'news' THEN 'done' ELSE 'moot' END
                WHEN j.hopeless THEN 'failed'
                ELSE 'sending' END,
            error = CASE WHEN j.hopeless THEN 'given up' ELSE o.error END,
            attempts = o.attempts + CASE WHEN j.moot OR j.hopeless THEN 0 ELSE 1 END,
            claimed_until = CASE WHEN j.moot OR j.hopeless THEN NULL ELSE until END,
            unsure_since = CASE WHEN j.moot OR j.hopeless OR o.kind = 'news' THEN o.unsure_since
                ELSE coalesce(o.unsure_since, at) END,
            updated_at = at
        FROM judged j
        WHERE o.id = j.id
        RETURNING o.id, o.practice_id, o.kind, o.topic, o.appointment_id, o.appointment_version,
            o.recipient, o.sender, o.body, o.attempts, j.unsure_since, j.moot OR j.hopeless AS aside
    )
    SELECT t.id, t.practice_id, t.kind, t.topic, t.appointment_id, t.appointment_version,
        t.recipient, t.sender, t.body, t.attempts, t.unsure_since
    FROM taken t WHERE NOT t.aside;
END
$$;
