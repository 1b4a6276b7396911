-- What a service is called in languages in which it has another name. JSON, so that a language which
-- only a newer program knows is kept by an older one.

ALTER TABLE services
    -- {"fr": "nettoyage"}
    ADD COLUMN names jsonb NOT NULL DEFAULT '{}'
        CHECK (jsonb_typeof(names) = 'object' AND length(names::text) <= 2000);
