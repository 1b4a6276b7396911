-- Practices are kept apart by the database, even from our own mistakes: a statement sees and
-- writes the rows of the practices that it names, whatever else it says.

GRANT SELECT, INSERT, UPDATE ON practices, practice_numbers, services, providers,
    service_providers, hours, closures, customers, customer_phones, appointments, calls
    TO bella_app;
GRANT DELETE ON practice_numbers, services, providers, service_providers, hours, closures
    TO bella_app;
-- The journal is only ever added to.
GRANT SELECT, INSERT ON journal, journal_outcomes TO bella_app;

ALTER TABLE practices ENABLE ROW LEVEL SECURITY;
ALTER TABLE practices FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON practices
    USING (id = ANY ((SELECT app_practice_ids())::uuid[]))
    WITH CHECK (id = ANY ((SELECT app_practice_ids())::uuid[]));

ALTER TABLE practice_numbers ENABLE ROW LEVEL SECURITY;
ALTER TABLE practice_numbers FORCE ROW LEVEL SECURITY;
CREATE POLICY switchboard ON practice_numbers FOR SELECT USING (true);
CREATE POLICY own_practice ON practice_numbers
    USING (practice_id = ANY ((SELECT app_practice_ids())::uuid[]))
    WITH CHECK (practice_id = ANY ((SELECT app_practice_ids())::uuid[]));

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'services', 'providers', 'service_providers', 'hours', 'closures', 'customers',
        'customer_phones', 'appointments', 'calls', 'journal', 'journal_outcomes']
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

-- A call is picked up by its SID, before anybody knows whose it is: who names a call may read
-- that call, and it then says which practice it belongs to.
CREATE POLICY named_call ON calls FOR SELECT
    USING (call = (SELECT nullif(current_setting('app.call', true), '')::uuid));
CREATE POLICY named_call ON journal FOR SELECT
    USING (call = (SELECT nullif(current_setting('app.call', true), '')::uuid));
CREATE POLICY named_call ON journal_outcomes FOR SELECT
    USING (call = (SELECT nullif(current_setting('app.call', true), '')::uuid));
-- The server asks which migrations the database has had before it serves.
DO $$
BEGIN
    IF to_regclass('public._sqlx_migrations') IS NOT NULL THEN
        GRANT SELECT ON _sqlx_migrations TO bella_app;
    END IF;
END
$$;
