-- Calls whose end was never reported are looked for among those that are under way, whatever
-- practice they are of.

CREATE INDEX calls_under_way ON calls (began_at, call) WHERE ended_at IS NULL;

-- The owner of the tables is bound by the policies too, and has to see which calls are under way.
DO $$
BEGIN
    EXECUTE format('CREATE POLICY housekeeping ON calls FOR SELECT TO %I
        USING (ended_at IS NULL)', current_user);
END
$$;

-- The calls that are under way and began until an instant, in the order in which they began, so many
-- at most, and behind the one that is named. It runs as the owner, and says no more of a call than
-- when it began and was last heard of.
CREATE FUNCTION calls_under_way(
    began_until timestamptz, after_began timestamptz, after_call uuid, most integer)
    RETURNS TABLE (call uuid, began timestamptz, last_step timestamptz)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
BEGIN
    FOR call, began IN
        SELECT c.call, c.began_at FROM calls c
        WHERE c.ended_at IS NULL AND c.began_at <= began_until
            AND (after_began IS NULL OR (c.began_at, c.call) > (after_began, after_call))
        ORDER BY c.began_at, c.call
        LIMIT most
    LOOP
        -- Whoever names a call may read that call.
        PERFORM set_config('app.call', call::text, true);
        SELECT j.at INTO last_step FROM journal j
        WHERE j.call = calls_under_way.call ORDER BY j.seq DESC LIMIT 1;
        IF last_step IS NOT NULL THEN
            RETURN NEXT;
        END IF;
    END LOOP;
END
$$;
REVOKE EXECUTE ON FUNCTION calls_under_way(timestamptz, timestamptz, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION calls_under_way(timestamptz, timestamptz, uuid, integer) TO bella_app;
