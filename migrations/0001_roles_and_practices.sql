-- The book, the calls and their journal all belong to a practice; the database itself keeps
-- practices apart. Requests run as bella_app, which owns nothing and bypasses nothing, and name
-- the practices they are about in the setting app.practice_ids.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Roles belong to the whole cluster; another database of it may have made this one.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'bella_app') THEN
        CREATE ROLE bella_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
    END IF;
    -- Whoever migrates can also serve, by taking the role.
    EXECUTE format('GRANT bella_app TO %I', current_user);
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO bella_app;

-- The practices that the present statement may touch. The outer queries put it into a
-- sub-select, so that it is read once a statement and not once a row; nullif, because a setting
-- that was local to a finished transaction leaves an empty text behind.
CREATE FUNCTION app_practice_ids() RETURNS uuid[]
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN string_to_array(nullif(current_setting('app.practice_ids', true), ''), ',')::uuid[];
GRANT EXECUTE ON FUNCTION app_practice_ids() TO bella_app;

CREATE TABLE practices (
    id uuid PRIMARY KEY,
    -- Rises with every change to anything in this file, by trigger: caches go by it.
    version bigint NOT NULL DEFAULT 1,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    -- IANA name; whether it exists is checked by whoever reads it, against its own zone data.
    time_zone text NOT NULL CHECK (length(time_zone) BETWEEN 1 AND 64),
    country text NOT NULL CHECK (country IN ('CA', 'US', 'GB', 'AU')),
    notice_minutes integer NOT NULL CHECK (notice_minutes BETWEEN 0 AND 43200),
    horizon_days integer NOT NULL CHECK (horizon_days BETWEEN 1 AND 730),
    grid_minutes integer NOT NULL CHECK (grid_minutes BETWEEN 1 AND 1440),
    transfer_to text CHECK (transfer_to ~ '^\+[0-9]{8,15}$'),
    emergency text NOT NULL CHECK (length(emergency) BETWEEN 1 AND 300)
);

-- Which practice answers under which number. This is the switchboard: a call has to find its
-- practice before it can name it, so every request may read it. It holds nothing personal.
CREATE TABLE practice_numbers (
    number text PRIMARY KEY CHECK (number ~ '^\+[0-9]{8,15}$'),
    practice_id uuid NOT NULL REFERENCES practices
);
CREATE INDEX ON practice_numbers (practice_id);

CREATE TABLE services (
    id uuid PRIMARY KEY,
    practice_id uuid NOT NULL REFERENCES practices,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    spoken text[] NOT NULL DEFAULT '{}',
    duration_minutes integer NOT NULL CHECK (duration_minutes BETWEEN 1 AND 1440),
    buffer_before_minutes integer NOT NULL DEFAULT 0 CHECK (buffer_before_minutes BETWEEN 0 AND 720),
    buffer_after_minutes integer NOT NULL DEFAULT 0 CHECK (buffer_after_minutes BETWEEN 0 AND 720),
    position integer NOT NULL DEFAULT 0,
    UNIQUE (practice_id, id)
);

CREATE TABLE providers (
    id uuid PRIMARY KEY,
    practice_id uuid NOT NULL REFERENCES practices,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    spoken text[] NOT NULL DEFAULT '{}',
    position integer NOT NULL DEFAULT 0,
    UNIQUE (practice_id, id)
);

CREATE TABLE service_providers (
    practice_id uuid NOT NULL REFERENCES practices,
    service_id uuid NOT NULL,
    provider_id uuid NOT NULL,
    PRIMARY KEY (practice_id, service_id, provider_id),
    FOREIGN KEY (practice_id, service_id) REFERENCES services (practice_id, id) ON DELETE CASCADE,
    FOREIGN KEY (practice_id, provider_id) REFERENCES providers (practice_id, id) ON DELETE CASCADE
);

-- Opening hours by the clock on the wall. A period that does not end after it begins ends on the
-- next day. Weekdays by ISO 8601: Monday is 1.
CREATE TABLE hours (
    practice_id uuid NOT NULL REFERENCES practices,
    weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens time NOT NULL,
    closes time NOT NULL,
    PRIMARY KEY (practice_id, weekday, opens)
);

-- Days on which a practice is closed, both included.
CREATE TABLE closures (
    id uuid PRIMARY KEY,
    practice_id uuid NOT NULL REFERENCES practices,
    first_day date NOT NULL,
    last_day date NOT NULL,
    reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 200),
    CHECK (first_day <= last_day)
);
CREATE INDEX ON closures (practice_id, last_day);

CREATE FUNCTION raise_practice_version() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    IF TG_OP IN ('UPDATE', 'DELETE') THEN
        UPDATE practices SET version = version + 1 WHERE id = OLD.practice_id;
    END IF;
    IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.practice_id <> OLD.practice_id) THEN
        UPDATE practices SET version = version + 1 WHERE id = NEW.practice_id;
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION raise_own_version() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    NEW.version := greatest(NEW.version, OLD.version + 1);
    RETURN NEW;
END
$$;

CREATE TRIGGER raise_version BEFORE UPDATE ON practices
    FOR EACH ROW EXECUTE FUNCTION raise_own_version();
CREATE TRIGGER raise_version AFTER INSERT OR UPDATE OR DELETE ON practice_numbers
    FOR EACH ROW EXECUTE FUNCTION raise_practice_version();
CREATE TRIGGER raise_version AFTER INSERT OR UPDATE OR DELETE ON services
    FOR EACH ROW EXECUTE FUNCTION raise_practice_version();
CREATE TRIGGER raise_version AFTER INSERT OR UPDATE OR DELETE ON providers
    FOR EACH ROW EXECUTE FUNCTION raise_practice_version();
CREATE TRIGGER raise_version AFTER INSERT OR UPDATE OR DELETE ON service_providers
    FOR EACH ROW EXECUTE FUNCTION raise_practice_version();
CREATE TRIGGER raise_version AFTER INSERT OR UPDATE OR DELETE ON hours
    FOR EACH ROW EXECUTE FUNCTION raise_practice_version();
CREATE TRIGGER raise_version AFTER INSERT OR UPDATE OR DELETE ON closures
    FOR EACH ROW EXECUTE FUNCTION raise_practice_version();
