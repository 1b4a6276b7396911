-- Writes a group of steps: one autocommit statement, whatever the size of the group. Those that
-- only lead to the next question have a lighter one, plain.sql.
--
-- `claim` takes the step numbers; only what it took goes on to change the book. A first step whose
-- number has been given to another practice is not taken: it is begun again there. A step that asks
-- for a change has its state and reply in journal_outcomes, by what became of the change.
--
-- The practices are named by set_config: in the CTE that everything inserted comes from, and once
-- more wherever rows are looked up under the policies. There it is a filter without columns, which
-- PostgreSQL evaluates once and before it reads a row.
WITH entered AS MATERIALIZED (
    SELECT e.*
    FROM (SELECT set_config('app.practice_ids', $1, true)) AS named,
        unnest(
            $2::uuid[], $3::integer[], $4::integer[], $5::uuid[], $6::timestamptz[],
            $7::integer[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[],
            $13::text[], $14::text[], $15::text[], $16::text[], $17::text[],
            $18::smallint[], $19::uuid[], $20::uuid[], $21::uuid[], $22::timestamptz[],
            $23::timestamptz[], $24::timestamptz[], $25::timestamptz[], $26::timestamp[],
            $27::text[], $28::timestamptz[], $29::uuid[], $30::text[], $31::text[],
            $38::boolean[]
        ) WITH ORDINALITY AS e(
            call, seq, turn, practice_id, at,
            took_us, heard, understood, events, called, caller,
            state, reply, expecting, outcome, state_lost,
            change, appointment, service, provider, starts_at,
            ends_at, occupied_from, occupied_until, wall,
            time_zone, expires_at, customer, name, phone,
            tells, n)
), claim AS (
    INSERT INTO journal (call, seq, turn, practice_id, at, took_us, heard, understood,
        events, format, state, reply, expecting)
    SELECT call, seq, turn, practice_id, at, took_us, heard, understood, events,
        $35::smallint,
        CASE WHEN change < 2 THEN state END,
        CASE WHEN change < 2 THEN reply END,
        CASE WHEN change < 2 THEN expecting END
    FROM entered
    -- A call begins at the practice that has its number at this moment, whatever a cache says.
    WHERE called IS NULL OR practice_id
        = (SELECT n.practice_id FROM practice_numbers n WHERE n.number = entered.called)
    ORDER BY call, seq
    ON CONFLICT DO NOTHING
    RETURNING call, seq
), taken AS MATERIALIZED (
    SELECT entered.* FROM entered JOIN claim USING (call, seq)
), begun AS (
    -- A call that ends with its first step is over at once: `ended` does not see it yet.
    INSERT INTO calls (call, practice_id, called, caller, began_at, ended_at, outcome)
    SELECT call, practice_id, called, caller, at, CASE WHEN outcome IS NOT NULL THEN at END, outcome
    FROM taken WHERE called IS NOT NULL
    ON CONFLICT DO NOTHING
), released AS (
    UPDATE appointments a
    SET status = 'released', hold_expires_at = NULL, updated_at = t.at
    FROM taken t
    WHERE t.change = 1 AND a.id = t.appointment AND a.call = t.call AND a.status = 'held'
        AND (SELECT set_config('app.practice_ids', $1, true)) IS NOT NULL
), held AS (
    INSERT INTO appointments (id, practice_id, service_id, provider_id, seats, room_id, call,
        status, starts_at, ends_at, wall_start, time_zone, occupies, hold_expires_at,
        created_at, updated_at)
    SELECT t.appointment, t.practice_id, t.service, t.provider,
        int4range(try.first, try.past), try.room, t.call, 'held', t.starts_at, t.ends_at, t.wall,
        t.time_zone, tstzrange(t.occupied_from, t.occupied_until), t.expires_at, t.at, t.at
    FROM taken t
        JOIN unnest($32::bigint[], $33::integer[], $34::integer[], $37::uuid[])
            WITH ORDINALITY AS try(n, first, past, room, rank) USING (n)
    WHERE t.change = 2
        -- Who is away, and a room that is, is not in the book of appointments.
        AND NOT EXISTS (
            SELECT FROM busy b WHERE b.provider_id = t.provider
                AND b.during && tstzrange(t.occupied_from, t.occupied_until))
        AND NOT EXISTS (
            SELECT FROM busy b WHERE b.room_id = try.room
                AND b.during && tstzrange(t.occupied_from, t.occupied_until))
    ORDER BY t.provider, t.starts_at, t.call, try.rank
    ON CONFLICT DO NOTHING
    RETURNING id, seats, room_id
), booked AS (
    UPDATE appointments a
    SET status = 'booked', hold_expires_at = NULL, customer_id = t.customer,
        created_at = t.at, updated_at = t.at
    FROM taken t
    WHERE t.change = 3 AND a.id = t.appointment AND a.call = t.call AND a.status = 'held'
        AND (SELECT set_config('app.practice_ids', $1, true)) IS NOT NULL
    RETURNING a.id
), known AS (
    INSERT INTO customers (id, practice_id, name, created_at)
    SELECT DISTINCT ON (t.customer) t.customer, t.practice_id, t.name, t.at
    FROM taken t JOIN booked ON booked.id = t.appointment
    ORDER BY t.customer
    ON CONFLICT DO NOTHING
), reached AS (
    INSERT INTO customer_phones (practice_id, customer_id, phone)
    SELECT DISTINCT t.practice_id, t.customer, t.phone
    FROM taken t JOIN booked ON booked.id = t.appointment
    ORDER BY t.practice_id, t.customer, t.phone
    ON CONFLICT DO NOTHING
), news AS (
    -- What it leads to is worked out later: at most one row, whatever is sent because of it.
    INSERT INTO outbox (id, practice_id, kind, topic, appointment_id, appointment_version,
        due_at, created_at, updated_at)
    SELECT t.appointment, t.practice_id, 'news', 'booked', t.appointment, 1, t.at, t.at, t.at
    FROM taken t JOIN booked ON booked.id = t.appointment
    WHERE t.tells
    ON CONFLICT DO NOTHING
), changed AS MATERIALIZED (
    SELECT id FROM held UNION ALL SELECT id FROM booked
), outcome AS (
    INSERT INTO journal_outcomes (call, seq, practice_id, won, state, reply, expecting)
    SELECT t.call, t.seq, t.practice_id, changed.id IS NOT NULL,
        CASE WHEN changed.id IS NOT NULL THEN t.state ELSE t.state_lost END,
        CASE WHEN changed.id IS NOT NULL THEN t.reply END,
        CASE WHEN changed.id IS NOT NULL THEN t.expecting END
    FROM taken t LEFT JOIN changed ON changed.id = t.appointment
    WHERE t.change >= 2
    RETURNING call, seq, won
), ended AS (
    UPDATE calls c
    SET ended_at = t.at, outcome = t.outcome
    FROM taken t LEFT JOIN outcome o ON o.call = t.call AND o.seq = t.seq
    WHERE c.call = t.call AND t.outcome IS NOT NULL AND o.won IS NOT FALSE
        AND c.ended_at IS NULL
        AND (SELECT set_config('app.practice_ids', $1, true)) IS NOT NULL
), versions AS MATERIALIZED (
    SELECT p.id, p.version,
        (SELECT sum(b.version)::bigint FROM book_versions b WHERE b.practice_id = p.id) AS book
    FROM practices p
    WHERE p.id = ANY ($36::uuid[])
        AND (SELECT set_config('app.practice_ids', $1, true)) IS NOT NULL
)
SELECT t.n IS NOT NULL AS "taken!", o.won AS "won?", v.version AS "version?", v.book AS "book?",
    lower(h.seats) AS "first?", upper(h.seats) AS "past?", h.room_id AS "room?"
FROM entered e
    LEFT JOIN taken t ON t.n = e.n
    LEFT JOIN outcome o ON o.call = e.call AND o.seq = e.seq
    LEFT JOIN held h ON h.id = t.appointment
    LEFT JOIN versions v ON v.id = e.practice_id
ORDER BY e.n
