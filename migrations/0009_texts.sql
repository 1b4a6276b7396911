-- What has to be done outside, once: texts first, calendars and webhooks later. A row is written by
-- the same statement as its reason, and its id is derived from it, so that nothing is sent twice.

CREATE TABLE outbox (
    id uuid PRIMARY KEY,
    practice_id uuid NOT NULL REFERENCES practices,
    -- 'news' is about something that has happened, and becomes messages out of the call's way;
    -- 'text' is a message.
    kind text NOT NULL CHECK (kind IN ('news', 'text')),
    -- What happened, or what the message is for.
    topic text NOT NULL CHECK (topic IN (
        'booked', 'moved', 'cancelled', 'freed', 'confirmation', 'reminder', 'offer')),
    appointment_id uuid,
    -- The version of the appointment that it is about: a later one makes it moot.
    appointment_version bigint,
    recipient text CHECK (recipient ~ '^\+[0-9]{8,15}$'),
    sender text CHECK (sender ~ '^\+[0-9]{8,15}$'),
    body text CHECK (length(body) BETWEEN 1 AND 1600),
    -- Of news that a move freed another provider's time, or that of another service: whose and for
    -- what. Else the appointment says it.
    freed_provider_id uuid,
    freed_service_id uuid,
    due_at timestamptz NOT NULL,
    -- From when on it is of no use any more. Of news that time is free it is the start of that time;
    -- without one, the start of the appointment, if that was cancelled.
    moot_at timestamptz,
    status text NOT NULL DEFAULT 'waiting' CHECK (status IN (
        'waiting', 'sending', 'sent', 'delivered', 'undelivered', 'failed', 'moot', 'done')),
    attempts integer NOT NULL DEFAULT 0,
    claimed_until timestamptz,
    -- Since when it may have been sent without our knowing: it is looked for before it is sent again.
    unsure_since timestamptz,
    remote_id text CHECK (length(remote_id) BETWEEN 1 AND 64),
    error text CHECK (length(error) <= 300),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    UNIQUE (practice_id, id),
    FOREIGN KEY (practice_id, appointment_id) REFERENCES appointments (practice_id, id)
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE status IN ('waiting', 'sending');
CREATE UNIQUE INDEX outbox_remote ON outbox (remote_id) WHERE remote_id IS NOT NULL;
CREATE INDEX ON outbox (practice_id, created_at, id);
CREATE INDEX ON outbox (practice_id, appointment_id);

-- Texts that came in, by the carrier's id: one that comes again gets the same answer.
CREATE TABLE inbound_texts (
    message_sid text PRIMARY KEY CHECK (length(message_sid) BETWEEN 1 AND 64),
    practice_id uuid NOT NULL REFERENCES practices,
    phone text NOT NULL,
    body text NOT NULL CHECK (length(body) <= 1600),
    meant text NOT NULL,
    appointment_id uuid,
    reply text,
    at timestamptz NOT NULL,
    FOREIGN KEY (practice_id, appointment_id) REFERENCES appointments (practice_id, id)
);
CREATE INDEX ON inbound_texts (practice_id, at);

-- Numbers that want no texts of a practice.
CREATE TABLE opt_outs (
    practice_id uuid NOT NULL REFERENCES practices,
    phone text NOT NULL CHECK (phone ~ '^\+[0-9]{8,15}$'),
    since timestamptz NOT NULL,
    PRIMARY KEY (practice_id, phone)
);

GRANT SELECT, INSERT, UPDATE ON outbox TO bella_app;
GRANT SELECT, INSERT ON inbound_texts TO bella_app;
GRANT SELECT, INSERT, DELETE ON opt_outs TO bella_app;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['outbox', 'inbound_texts', 'opt_outs']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format(
            'CREATE POLICY own_practice ON %I
                USING (practice_id = ANY ((SELECT app_practice_ids())::uuid[]))
                WITH CHECK (practice_id = ANY ((SELECT app_practice_ids())::uuid[]))',
            name);
    END LOOP;
END
$$;

-- The owner of the tables is bound by the policies too, and has to see what is to be done, and the
-- text that somebody names.
DO $$
BEGIN
    EXECUTE format('CREATE POLICY housekeeping ON outbox FOR SELECT TO %I
        USING (status IN (''waiting'', ''sending''))', current_user);
    EXECUTE format('CREATE POLICY named_text ON outbox FOR SELECT TO %I
        USING (kind = ''text'' AND (
            id = (SELECT nullif(current_setting(''app.text'', true), '''')::uuid)
            OR remote_id = (SELECT current_setting(''app.remote_text'', true))))', current_user);
END
$$;

-- Takes what is due of all practices, so many rows at most, until an instant: nobody else is given
-- them before. What is not to be sent any more is set aside by the same statement, and not returned:
-- the appointment has changed since, is past or called off; the customer, their number or the practice
-- wants no texts. So is what was taken a hundred times and never settled. Rows that somebody else is
-- at are skipped. It runs as the owner.
CREATE FUNCTION claim_outbox(at timestamptz, until timestamptz, most integer)
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
                OR (l.topic <> 'offer' AND (
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
REVOKE EXECUTE ON FUNCTION claim_outbox(timestamptz, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_outbox(timestamptz, timestamptz, integer) TO bella_app;

-- Takes note of what the carrier reports of a text: by its id there, or by ours when that is not
-- known here yet. Reports come in any order: a text never goes back, and how it ended stays as first
-- reported. A number that has opted out gets no more. False when there is no such text.
CREATE FUNCTION report_text(
    remote text, text_id uuid, reported text, code text, at timestamptz) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
    it outbox%ROWTYPE;
BEGIN
    PERFORM set_config('app.remote_text', remote, true),
        set_config('app.text', coalesce(text_id::text, ''), true);
    SELECT * INTO it FROM outbox o WHERE o.kind = 'text' AND o.remote_id = remote;
    IF NOT FOUND THEN
        SELECT * INTO it FROM outbox o
        WHERE o.kind = 'text' AND o.id = text_id AND o.remote_id IS NULL;
    END IF;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    PERFORM set_config('app.practice_ids', it.practice_id::text, true);
    UPDATE outbox o
    SET status = CASE
            WHEN o.status IN ('waiting', 'sending', 'moot', 'sent') THEN reported
            ELSE o.status END,
        error = CASE WHEN o.status IN ('waiting', 'sending', 'moot', 'sent') THEN code ELSE o.error END,
        remote_id = remote, unsure_since = NULL, claimed_until = NULL, updated_at = at
    WHERE o.id = it.id AND (o.remote_id IS NULL OR o.remote_id = remote);
    IF code = '21610' THEN
        INSERT INTO opt_outs (practice_id, phone, since)
        VALUES (it.practice_id, it.recipient, at)
        ON CONFLICT DO NOTHING;
    END IF;
    RETURN true;
END
$$;
REVOKE EXECUTE ON FUNCTION report_text(text, uuid, text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION report_text(text, uuid, text, text, timestamptz) TO bella_app;
