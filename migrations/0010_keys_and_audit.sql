-- Who may use the API, what they asked for once, and what they did.

CREATE TABLE api_keys (
    id uuid PRIMARY KEY,
    -- NULL: every practice's.
    practice_id uuid REFERENCES practices,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    -- SHA-256 of the key; the key itself is shown once and never kept.
    hash bytea NOT NULL UNIQUE CHECK (length(hash) = 32),
    scopes text[] NOT NULL CHECK (
        scopes <@ '{read,write,supervise,metrics,admin}'::text[] AND cardinality(scopes) >= 1),
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz
);
CREATE INDEX ON api_keys (practice_id, created_at);

-- What was created under an Idempotency-Key, and from what: asked for again, it is there.
CREATE TABLE idempotency (
    -- The API key, or nil for the bootstrap key.
    owner uuid NOT NULL,
    key text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
    practice_id uuid NOT NULL REFERENCES practices,
    -- SHA-256 of method, path and body.
    request bytea NOT NULL CHECK (length(request) = 32),
    resource uuid NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (practice_id, owner, key)
);

-- Who did what to which record, and why. Only ever added to.
CREATE TABLE audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    practice_id uuid NOT NULL REFERENCES practices,
    at timestamptz NOT NULL,
    -- 'operator', 'key:<id>', 'call:<sid>', 'text:<sid>' or 'bella'.
    actor text NOT NULL CHECK (length(actor) BETWEEN 1 AND 80),
    action text NOT NULL CHECK (length(action) BETWEEN 1 AND 40),
    -- The kind of record: 'appointment', 'customer', 'service'…
    kind text NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
    record uuid,
    reason text CHECK (length(reason) <= 500),
    -- JSON: what changed. Never a secret.
    detail text CHECK (length(detail) <= 4000)
);
CREATE INDEX ON audit (practice_id, id);
CREATE INDEX ON audit (practice_id, record, id);

GRANT SELECT, INSERT, UPDATE ON api_keys TO bella_app;
GRANT SELECT, INSERT ON idempotency, audit TO bella_app;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['api_keys', 'idempotency', 'audit']
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

-- As before, and with everything that practices have since got.
CREATE OR REPLACE FUNCTION remove_simulated_practice(practice uuid, most_calls integer) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
    batch uuid[];
BEGIN
    PERFORM set_config('app.practice_ids', practice::text, true);
    IF NOT EXISTS (SELECT FROM practices WHERE id = practice AND simulated) THEN
        RETURN true;
    END IF;
    -- Nobody calls there any more.
    DELETE FROM practice_numbers WHERE practice_id = practice;
    batch := ARRAY (SELECT c.call FROM calls c WHERE c.practice_id = practice LIMIT most_calls);
    DELETE FROM journal_outcomes WHERE journal_outcomes.call = ANY (batch);
    DELETE FROM journal WHERE journal.call = ANY (batch);
    DELETE FROM calls WHERE calls.call = ANY (batch);
    IF cardinality(batch) = most_calls THEN
        RETURN false;
    END IF;
    DELETE FROM inbound_texts WHERE practice_id = practice;
    DELETE FROM outbox WHERE practice_id = practice;
    DELETE FROM opt_outs WHERE practice_id = practice;
    DELETE FROM blocked_callers WHERE practice_id = practice;
    DELETE FROM idempotency WHERE practice_id = practice;
    DELETE FROM audit WHERE practice_id = practice;
    DELETE FROM api_keys WHERE practice_id = practice;
    DELETE FROM appointments WHERE practice_id = practice;
    DELETE FROM customers WHERE practice_id = practice;
    DELETE FROM services WHERE practice_id = practice;
    DELETE FROM providers WHERE practice_id = practice;
    DELETE FROM rooms WHERE practice_id = practice;
    DELETE FROM hours WHERE practice_id = practice;
    DELETE FROM closures WHERE practice_id = practice;
    DELETE FROM practices WHERE id = practice;
    RETURN true;
END
$$;
