-- Customers and the appointment book. PostgreSQL decides who gets a slot: two rows that occupy the
-- same seat of the same provider at the same time cannot both be.

CREATE TABLE customers (
    id uuid PRIMARY KEY,
    practice_id uuid NOT NULL REFERENCES practices,
    -- Unknown when a caller left it open: the practice knows the number.
    name text CHECK (length(name) BETWEEN 1 AND 80),
    created_at timestamptz NOT NULL,
    UNIQUE (practice_id, id)
);

CREATE TABLE customer_phones (
    practice_id uuid NOT NULL REFERENCES practices,
    customer_id uuid NOT NULL,
    phone text NOT NULL CHECK (phone ~ '^\+[0-9]{8,15}$'),
    PRIMARY KEY (practice_id, customer_id, phone),
    FOREIGN KEY (practice_id, customer_id) REFERENCES customers (practice_id, id) ON DELETE CASCADE
);
CREATE INDEX ON customer_phones (practice_id, phone);

CREATE TABLE appointments (
    id uuid PRIMARY KEY,
    -- Checked by way of the service and the provider.
    practice_id uuid NOT NULL,
    service_id uuid NOT NULL,
    provider_id uuid NOT NULL,
    -- Which of the provider's places: capacity is more seats.
    seats int4range NOT NULL CHECK (NOT isempty(seats) AND lower(seats) >= 0 AND NOT upper_inf(seats)),
    customer_id uuid,
    -- The call that holds or booked it.
    call uuid,
    status text NOT NULL CHECK (
        status IN ('held', 'released', 'booked', 'arrived', 'no_show', 'completed', 'cancelled')),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    -- What the clock on the practice's wall shows at the start, and in which zone: when a
    -- government moves the clocks, the appointment stays at the time that was agreed.
    wall_start timestamp NOT NULL,
    time_zone text NOT NULL,
    -- The time it takes of the provider, with the buffers.
    occupies tstzrange NOT NULL CHECK (
        NOT isempty(occupies) AND lower_inc(occupies) AND NOT upper_inc(occupies)
        AND NOT lower_inf(occupies) AND NOT upper_inf(occupies)),
    -- When a hold stops keeping others out. Nothing expires by itself: whoever needs the time
    -- releases the expired holds that are in the way.
    hold_expires_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CHECK (starts_at < ends_at AND occupies @> tstzrange(starts_at, ends_at)),
    CHECK ((status = 'held') = (hold_expires_at IS NOT NULL)),
    CHECK (status IN ('held', 'released') OR customer_id IS NOT NULL),
    FOREIGN KEY (practice_id, service_id) REFERENCES services (practice_id, id),
    FOREIGN KEY (practice_id, provider_id) REFERENCES providers (practice_id, id),
    FOREIGN KEY (practice_id, customer_id) REFERENCES customers (practice_id, id),
    -- Never DEFERRABLE: ON CONFLICT does not work with it.
    CONSTRAINT appointments_no_overlap EXCLUDE USING gist (
        provider_id WITH =, seats WITH &&, occupies WITH &&
    ) WHERE (status NOT IN ('cancelled', 'released'))
);
-- The book by day, for availability and for the list of the API.
CREATE INDEX ON appointments (practice_id, starts_at, id);
CREATE INDEX ON appointments (practice_id, customer_id);
