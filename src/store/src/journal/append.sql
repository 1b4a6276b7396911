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
            $38::boolean[], $39::text[], $40::text[], $41::text[], $42::text[],
            $43::date[], $44::integer[], $45::integer[], $46::text[]
        ) WITH ORDINALITY AS e(
            call, seq, turn, practice_id, at,
            took_us, heard, understood, events, called, caller,
            state, reply, expecting, outcome, state_lost,
            change, appointment, service, provider, starts_at,
            ends_at, occupied_from, occupied_until, wall,
            time_zone, expires_at, customer, name, phone,
            tells, state_over, reply_over, expecting_over, outcome_over,
            day, most_a_day, most_to_come, language, n)
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
), asking AS MATERIALIZED (
    -- Whether the number to be booked for has as many appointments as it may. Those that this very
    -- statement books before are taken off beforehand; what another statement books at this moment
    -- is not seen.
    SELECT t.appointment, t.call, t.customer, t.at,
        has.a_day >= t.most_a_day OR has.to_come >= t.most_to_come AS is_over
    FROM taken t
        CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE b.starts_at > t.at) AS to_come,
                count(*) FILTER (WHERE b.wall_start >= t.day
                    AND b.wall_start < t.day + 1) AS a_day
            FROM customer_phones k
                JOIN appointments b
                    ON b.practice_id = k.practice_id AND b.customer_id = k.customer_id
            WHERE k.practice_id = t.practice_id AND k.phone = t.phone
                AND b.status NOT IN ('held', 'released', 'cancelled')
        ) AS has
    WHERE t.change = 3 AND (SELECT set_config('app.practice_ids', $1, true)) IS NOT NULL
), booked AS (
    -- Who has as many as they may does not need the hold any more.
    UPDATE appointments a
    SET status = CASE WHEN t.is_over THEN 'released' ELSE 'booked' END, hold_expires_at = NULL,
        customer_id = CASE WHEN NOT t.is_over THEN t.customer END,
        created_at = t.at, updated_at = t.at
    FROM asking t
    WHERE a.id = t.appointment AND a.call = t.call AND a.status = 'held'
        AND (SELECT set_config('app.practice_ids', $1, true)) IS NOT NULL
    RETURNING a.id, a.status = 'booked' AS stands
), known AS (
    INSERT INTO customers (id, practice_id, name, language, created_at)
    SELECT DISTINCT ON (t.customer) t.customer, t.practice_id, t.name, t.language, t.at
    FROM taken t JOIN booked ON booked.id = t.appointment AND booked.stands
    ORDER BY t.customer
    ON CONFLICT DO NOTHING
), reached AS (
    INSERT INTO customer_phones (practice_id, customer_id, phone)
    SELECT DISTINCT t.practice_id, t.customer, t.phone
    FROM taken t JOIN booked ON booked.id = t.appointment AND booked.stands
    ORDER BY t.practice_id, t.customer, t.phone
    ON CONFLICT DO NOTHING
), news AS (
    -- What it leads to is worked out later: at most one row, whatever is sent because of it.
    INSERT INTO outbox (id, practice_id, kind, topic, appointment_id, appointment_version,
        due_at, created_at, updated_at)
    SELECT t.appointment, t.practice_id, 'news', 'booked', t.appointment, 1, t.at, t.at, t.at
    FROM taken t JOIN booked ON booked.id = t.appointment AND booked.stands
    WHERE t.tells
    ON CONFLICT DO NOTHING
), changed AS MATERIALIZED (
    -- What could not be changed at all is not among them.
    SELECT id, true AS stands FROM held UNION ALL SELECT id, stands FROM booked
), outcome AS (
    INSERT INTO journal_outcomes (call, seq, practice_id, won, state, reply, expecting)
    SELECT t.call, t.seq, t.practice_id, c.stands IS TRUE,
        CASE WHEN c.stands THEN t.state WHEN NOT c.stands THEN t.state_over ELSE t.state_lost END,
        CASE WHEN c.stands THEN t.reply WHEN NOT c.stands THEN t.reply_over END,
        CASE WHEN c.stands THEN t.expecting WHEN NOT c.stands THEN t.expecting_over END
    FROM taken t LEFT JOIN changed c ON c.id = t.appointment
    WHERE t.change >= 2
    RETURNING call, seq, won
), ended AS (
    UPDATE calls c
    SET ended_at = t.at, outcome = t.ends
    FROM (
        SELECT t.call, t.at, CASE WHEN t.change < 2 OR c.stands THEN t.outcome
            WHEN NOT c.stands THEN t.outcome_over END AS ends
        FROM taken t LEFT JOIN changed c ON c.id = t.appointment
    ) AS t
    WHERE c.call = t.call AND t.ends IS NOT NULL
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
    lower(h.seats) AS "first?", upper(h.seats) AS "past?", h.room_id AS "room?",
    b.stands AS "stands?"
FROM entered e
    LEFT JOIN taken t ON t.n = e.n
    LEFT JOIN outcome o ON o.call = e.call AND o.seq = e.seq
    LEFT JOIN held h ON h.id = t.appointment
    LEFT JOIN booked b ON b.id = t.appointment
    LEFT JOIN versions v ON v.id = e.practice_id
ORDER BY e.n
