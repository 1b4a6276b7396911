-- Practices that a simulation makes for its callers, and takes away again.
ALTER TABLE practices ADD COLUMN simulated boolean NOT NULL DEFAULT false;

-- Takes a simulated practice away with everything of it, at most so many calls at a time: true
-- when nothing is left. Whatever is not simulated stays; the server itself may delete neither
-- appointments nor journals.
CREATE FUNCTION remove_simulated_practice(practice uuid, most_calls integer) RETURNS boolean
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
    DELETE FROM appointments WHERE practice_id = practice;
    DELETE FROM customers WHERE practice_id = practice;
    DELETE FROM services WHERE practice_id = practice;
    DELETE FROM providers WHERE practice_id = practice;
    DELETE FROM hours WHERE practice_id = practice;
    DELETE FROM closures WHERE practice_id = practice;
    DELETE FROM practices WHERE id = practice;
    RETURN true;
END
$$;
REVOKE EXECUTE ON FUNCTION remove_simulated_practice(uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remove_simulated_practice(uuid, integer) TO bella_app;
