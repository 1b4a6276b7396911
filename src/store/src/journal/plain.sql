-- Writes a group of steps that ask nothing of the book and end no call: one autocommit statement.
-- They are the most by far, so there is nothing here that they do not need; the others are written
-- by append.sql, which also says how practices are named.
--
-- The steps come in the order of their keys, so that groups of two processes do not meet crosswise.
WITH claim AS (
    INSERT INTO journal (call, seq, turn, practice_id, at, took_us, heard, understood,
        events, format, state, reply, expecting)
    SELECT e.call, e.seq, e.turn, e.practice_id, e.at, e.took_us, e.heard, e.understood,
        e.events, $15::smallint, e.state, e.reply, e.expecting
    FROM (SELECT set_config('app.practice_ids', $1, true)) AS named,
        unnest(
            $2::uuid[], $3::integer[], $4::integer[], $5::uuid[], $6::timestamptz[],
            $7::integer[], $8::text[], $9::text[], $10::text[], $11::text[],
            $12::text[], $13::text[], $14::text[]
        ) AS e(
            call, seq, turn, practice_id, at,
            took_us, heard, understood, events, called,
            state, reply, expecting)
    -- A call begins at the practice that has its number at this moment, whatever a cache says.
    WHERE e.called IS NULL OR e.practice_id
        = (SELECT n.practice_id FROM practice_numbers n WHERE n.number = e.called)
    ON CONFLICT DO NOTHING
    RETURNING call, seq
), begun AS (
    INSERT INTO calls (call, practice_id, called, caller, began_at)
    SELECT b.call, b.practice_id, b.called, b.caller, b.at
    FROM unnest($16::uuid[], $17::uuid[], $18::text[], $19::text[], $20::timestamptz[])
            AS b(call, practice_id, called, caller, at)
        JOIN claim USING (call)
    ON CONFLICT DO NOTHING
)
SELECT call AS "call?", seq AS "seq?", NULL::uuid AS "practice?", NULL::bigint AS "version?",
    NULL::bigint AS "book?"
FROM claim
UNION ALL
SELECT NULL, NULL, p.id, p.version,
    (SELECT sum(b.version)::bigint FROM book_versions b WHERE b.practice_id = p.id)
FROM practices p
WHERE p.id = ANY ($21::uuid[])
    AND (SELECT set_config('app.practice_ids', $1, true)) IS NOT NULL
