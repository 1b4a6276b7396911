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
CREATE INDEX ON api_keys (practice_id, created_at, id);

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
    -- NULL: about the server, and the operator's alone.
    practice_id uuid REFERENCES practices,
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

-- What is of no practice is the operator's, who says so.
CREATE POLICY of_the_server ON api_keys
    USING (practice_id IS NULL AND (SELECT current_setting('app.operator', true)) = 'yes')
    WITH CHECK (practice_id IS NULL AND (SELECT current_setting('app.operator', true)) = 'yes');
CREATE POLICY of_the_server ON audit
    USING (practice_id IS NULL AND (SELECT current_setting('app.operator', true)) = 'yes')
    WITH CHECK (practice_id IS NULL AND (SELECT current_setting('app.operator', true)) = 'yes');

-- A key is found by its hash, before anybody knows whose it is. It runs as the owner, who is bound
-- by the policies too. When it was used is kept to the minute, so that a request is seldom a write.
DO $$
BEGIN
    EXECUTE format('CREATE POLICY lookup ON api_keys FOR SELECT TO %I USING (true)', current_user);
    EXECUTE format('CREATE POLICY use ON api_keys FOR UPDATE TO %I USING (true)', current_user);
END
$$;
CREATE FUNCTION find_api_key(sought bytea, used_at timestamptz)
    RETURNS TABLE (id uuid, practice_id uuid, name text, scopes text[], created_at timestamptz,
        expires_at timestamptz, last_used_at timestamptz)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
#variable_conflict use_column
BEGIN
    FOR id, practice_id, name, scopes, created_at, expires_at, last_used_at IN
        SELECT k.id, k.practice_id, k.name, k.scopes, k.created_at, k.expires_at, k.last_used_at
        FROM api_keys k
        WHERE k.hash = sought AND k.revoked_at IS NULL
            AND (k.expires_at IS NULL OR k.expires_at > used_at)
    LOOP
        IF find_api_key.last_used_at IS NULL
            OR find_api_key.last_used_at < used_at - interval '1 minute'
        THEN
            UPDATE api_keys k SET last_used_at = used_at WHERE k.hash = sought;
            find_api_key.last_used_at := used_at;
        END IF;
        RETURN NEXT;
    END LOOP;
END
$$;
REVOKE EXECUTE ON FUNCTION find_api_key(bytea, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_api_key(bytea, timestamptz) TO bella_app;

-- Whoever watches the server sees how much there is of everything and how it goes, and nothing of
-- anybody: no names, numbers, words, keys.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'bella_monitor') THEN
        CREATE ROLE bella_monitor NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
    END IF;
END
$$;
GRANT USAGE ON SCHEMA public TO bella_monitor;
GRANT SELECT ON book_versions TO bella_monitor;
GRANT SELECT (id, version, time_zone, country, simulated) ON practices TO bella_monitor;
GRANT SELECT (practice_id, service_id, provider_id, status, starts_at, ends_at, hold_expires_at,
    created_at, updated_at) ON appointments TO bella_monitor;
GRANT SELECT (call, practice_id, began_at, ended_at, outcome) ON calls TO bella_monitor;
GRANT SELECT (call, practice_id, seq, turn, at, took_us) ON journal TO bella_monitor;
GRANT SELECT (id, practice_id, kind, topic, due_at, moot_at, status, attempts, claimed_until,
    created_at, updated_at) ON outbox TO bella_monitor;
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'book_versions', 'practices', 'appointments', 'calls', 'journal', 'outbox']
    LOOP
        EXECUTE format('CREATE POLICY watched ON %I FOR SELECT TO bella_monitor USING (true)', name);
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
