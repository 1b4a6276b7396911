-- What a practice manager relies on: rooms, capacity, everybody's own hours, time off, holidays,
-- limits, the waiting list, and customers with more than a name.

ALTER TABLE practices
    -- Province or state, by its postal abbreviation: its public holidays go by it.
    ADD COLUMN region text CHECK (region ~ '^[A-Z]{2,3}$'),
    ADD COLUMN keeps_holidays boolean NOT NULL DEFAULT false,
    ADD COLUMN cancel_notice_minutes integer NOT NULL DEFAULT 0
        CHECK (cancel_notice_minutes BETWEEN 0 AND 43200),
    -- Most appointments of one telephone number: starting on one day, and to come altogether.
    ADD COLUMN most_a_day integer NOT NULL DEFAULT 10 CHECK (most_a_day BETWEEN 1 AND 1000),
    ADD COLUMN most_to_come integer NOT NULL DEFAULT 30 CHECK (most_to_come BETWEEN 1 AND 1000),
    ADD COLUMN languages text[] NOT NULL DEFAULT '{en}'
        CHECK (languages <@ '{en,fr}'::text[] AND cardinality(languages) BETWEEN 1 AND 2),
    ADD COLUMN greeting text CHECK (length(greeting) BETWEEN 1 AND 300),
    ADD COLUMN after_hours text NOT NULL DEFAULT 'book'
        CHECK (after_hours IN ('book', 'transfer', 'close')),
    -- Every call goes to a person at once.
    ADD COLUMN forwards_calls boolean NOT NULL DEFAULT false,
    ADD COLUMN sends_texts boolean NOT NULL DEFAULT true,
    ADD COLUMN reminder_minutes integer[] NOT NULL DEFAULT '{1440,120}'
        CHECK (cardinality(reminder_minutes) <= 5
            AND 5 <= ALL (reminder_minutes) AND 43200 >= ALL (reminder_minutes)),
    -- By the practice's clock; equal means that no hour is quiet.
    ADD COLUMN quiet_from time NOT NULL DEFAULT '21:00',
    ADD COLUMN quiet_until time NOT NULL DEFAULT '08:00',
    ADD CONSTRAINT practices_forwards_to_somebody CHECK (NOT forwards_calls OR transfer_to IS NOT NULL);

ALTER TABLE services
    ADD COLUMN price_note text CHECK (length(price_note) BETWEEN 1 AND 200),
    -- Not offered any more; its appointments stand.
    ADD COLUMN retired boolean NOT NULL DEFAULT false,
    ADD COLUMN version bigint NOT NULL DEFAULT 1;

ALTER TABLE providers
    -- How many can be seen at once.
    ADD COLUMN seats integer NOT NULL DEFAULT 1 CHECK (seats BETWEEN 1 AND 50),
    ADD COLUMN retired boolean NOT NULL DEFAULT false,
    ADD COLUMN version bigint NOT NULL DEFAULT 1;

-- How many of the provider's seats the service takes; NULL when it needs the provider alone.
ALTER TABLE service_providers ADD COLUMN takes integer DEFAULT 1 CHECK (takes BETWEEN 1 AND 50);

-- When a provider works, by the clock on the wall, as in hours. Who has none works whenever the
-- practice is open; a break is a gap between two periods.
CREATE TABLE provider_hours (
    practice_id uuid NOT NULL,
    provider_id uuid NOT NULL,
    weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens time NOT NULL,
    closes time NOT NULL,
    PRIMARY KEY (practice_id, provider_id, weekday, opens),
    FOREIGN KEY (practice_id, provider_id) REFERENCES providers (practice_id, id) ON DELETE CASCADE
);

-- Rooms and equipment: one appointment at a time.
CREATE TABLE rooms (
    id uuid PRIMARY KEY,
    practice_id uuid NOT NULL REFERENCES practices,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    position integer NOT NULL DEFAULT 0,
    retired boolean NOT NULL DEFAULT false,
    version bigint NOT NULL DEFAULT 1,
    UNIQUE (practice_id, id)
);

-- A service with rows here also needs one of these rooms.
CREATE TABLE service_rooms (
    practice_id uuid NOT NULL,
    service_id uuid NOT NULL,
    room_id uuid NOT NULL,
    PRIMARY KEY (practice_id, service_id, room_id),
    FOREIGN KEY (practice_id, service_id) REFERENCES services (practice_id, id) ON DELETE CASCADE,
    FOREIGN KEY (practice_id, room_id) REFERENCES rooms (practice_id, id) ON DELETE CASCADE
);

-- Time off, and what other calendars say. It may overlap itself and what is booked: what was booked
-- before is stranded, shown and never dropped.
CREATE TABLE busy (
    id uuid PRIMARY KEY,
    practice_id uuid NOT NULL,
    provider_id uuid,
    room_id uuid,
    during tstzrange NOT NULL CHECK (
        NOT isempty(during) AND lower_inc(during) AND NOT upper_inc(during)
        AND NOT lower_inf(during) AND NOT upper_inf(during)),
    reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 200),
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    CHECK (num_nonnulls(provider_id, room_id) = 1),
    UNIQUE (practice_id, id),
    FOREIGN KEY (practice_id, provider_id) REFERENCES providers (practice_id, id) ON DELETE CASCADE,
    FOREIGN KEY (practice_id, room_id) REFERENCES rooms (practice_id, id) ON DELETE CASCADE
);
CREATE INDEX busy_providers ON busy USING gist (provider_id, during) WHERE provider_id IS NOT NULL;
CREATE INDEX busy_rooms ON busy USING gist (room_id, during) WHERE room_id IS NOT NULL;
CREATE INDEX ON busy (practice_id, upper(during));

ALTER TABLE closures ADD COLUMN version bigint NOT NULL DEFAULT 1;

ALTER TABLE appointments
    ADD COLUMN room_id uuid,
    -- Rises with every change by a person: the ETag of the API.
    ADD COLUMN version bigint NOT NULL DEFAULT 1,
    -- When the customer said that they will come.
    ADD COLUMN confirmed_at timestamptz,
    ADD CONSTRAINT appointments_room_fkey
        FOREIGN KEY (practice_id, room_id) REFERENCES rooms (practice_id, id),
    -- One index for both: what names an appointment names its practice as well.
    DROP CONSTRAINT appointments_pkey,
    ADD CONSTRAINT appointments_pkey PRIMARY KEY (id, practice_id),
    -- Never DEFERRABLE, as the one of providers.
    ADD CONSTRAINT appointments_no_room_overlap EXCLUDE USING gist (
        room_id WITH =, occupies WITH &&
    ) WHERE (room_id IS NOT NULL AND status NOT IN ('cancelled', 'released'));

-- As above: one index where there were two. Whatever points at them is checked by the new one.
ALTER TABLE customer_phones DROP CONSTRAINT customer_phones_practice_id_customer_id_fkey;
ALTER TABLE appointments DROP CONSTRAINT appointments_practice_id_customer_id_fkey;
ALTER TABLE customers
    DROP CONSTRAINT customers_practice_id_id_key,
    DROP CONSTRAINT customers_pkey,
    ADD CONSTRAINT customers_pkey PRIMARY KEY (id, practice_id);
ALTER TABLE customer_phones
    ADD CONSTRAINT customer_phones_practice_id_customer_id_fkey
        FOREIGN KEY (practice_id, customer_id) REFERENCES customers (practice_id, id)
        ON DELETE CASCADE;
ALTER TABLE appointments
    ADD CONSTRAINT appointments_practice_id_customer_id_fkey
        FOREIGN KEY (practice_id, customer_id) REFERENCES customers (practice_id, id);

ALTER TABLE customers
    ADD COLUMN notes text NOT NULL DEFAULT '' CHECK (length(notes) <= 2000),
    ADD COLUMN language text CHECK (language IN ('en', 'fr')),
    ADD COLUMN texts boolean NOT NULL DEFAULT true,
    ADD COLUMN version bigint NOT NULL DEFAULT 1;

-- Who wants an earlier time, or any: first come, first told.
CREATE TABLE waiting (
    id uuid PRIMARY KEY,
    practice_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    phone text NOT NULL CHECK (phone ~ '^\+[0-9]{8,15}$'),
    service_id uuid NOT NULL,
    provider_id uuid,
    -- By the practice's calendar, both included.
    first_day date NOT NULL,
    last_day date NOT NULL,
    status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'told', 'closed')),
    created_at timestamptz NOT NULL,
    told_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    CHECK (first_day <= last_day),
    UNIQUE (practice_id, id),
    FOREIGN KEY (practice_id, customer_id) REFERENCES customers (practice_id, id) ON DELETE CASCADE,
    FOREIGN KEY (practice_id, service_id) REFERENCES services (practice_id, id) ON DELETE CASCADE,
    FOREIGN KEY (practice_id, provider_id) REFERENCES providers (practice_id, id) ON DELETE CASCADE
);
CREATE INDEX waiting_in_turn ON waiting (practice_id, service_id, created_at) WHERE status = 'waiting';

-- Numbers whose calls a practice does not take.
CREATE TABLE blocked_callers (
    practice_id uuid NOT NULL REFERENCES practices,
    phone text NOT NULL CHECK (phone ~ '^\+[0-9]{8,15}$'),
    reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 200),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (practice_id, phone)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON provider_hours, rooms, service_rooms, busy, waiting,
    blocked_callers TO bella_app;
GRANT DELETE ON customer_phones TO bella_app;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'provider_hours', 'rooms', 'service_rooms', 'busy', 'waiting', 'blocked_callers']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format(
            'CREATE POLICY own_practice ON %I
                USING (practice_id = ANY ((SELECT app_practice_ids())::uuid[]))
                WITH CHECK (practice_id = ANY ((SELECT app_practice_ids())::uuid[]))',
            name);
    END LOOP;
    -- Caches of practices go by the practice's version.
    FOREACH name IN ARRAY ARRAY['provider_hours', 'rooms', 'service_rooms', 'blocked_callers']
    LOOP
        EXECUTE format(
            'CREATE TRIGGER raise_version AFTER INSERT OR UPDATE OR DELETE ON %I
                FOR EACH ROW EXECUTE FUNCTION raise_practice_version()',
            name);
    END LOOP;
    -- An item's own version is its ETag.
    FOREACH name IN ARRAY ARRAY[
        'services', 'providers', 'rooms', 'busy', 'closures', 'customers', 'waiting']
    LOOP
        EXECUTE format(
            'CREATE TRIGGER raise_own_version BEFORE UPDATE ON %I
                FOR EACH ROW EXECUTE FUNCTION raise_own_version()',
            name);
    END LOOP;
END
$$;

-- What is busy belongs to the book.
CREATE TRIGGER raise_book_version_inserted AFTER INSERT ON busy
    REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION raise_book_version();
CREATE TRIGGER raise_book_version_updated AFTER UPDATE ON busy
    REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION raise_book_version();
CREATE TRIGGER raise_book_version_deleted AFTER DELETE ON busy
    REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION raise_book_version();
