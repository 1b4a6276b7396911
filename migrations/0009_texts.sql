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
    due_at timestamptz NOT NULL,
    -- From when on it is of no use any more.
    moot_at timestamptz,
    status text NOT NULL DEFAULT 'waiting' CHECK (status IN (
        'waiting', 'sending', 'sent', 'delivered', 'undelivered', 'failed', 'moot', 'done')),
    attempts integer NOT NULL DEFAULT 0,
    claimed_until timestamptz,
    remote_id text,
    error text CHECK (length(error) <= 300),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    UNIQUE (practice_id, id),
    FOREIGN KEY (practice_id, appointment_id) REFERENCES appointments (practice_id, id)
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE status IN ('waiting', 'sending');
CREATE INDEX outbox_remote ON outbox (remote_id) WHERE remote_id IS NOT NULL;
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
