-- What a practice says in its own words, and the voices that it speaks with, by language. JSON, so that
-- sentences which only a newer program knows are kept by an older one.

ALTER TABLE practices
    -- {"en": {"goodbye": "See you at {practice}."}}
    ADD COLUMN wording jsonb NOT NULL DEFAULT '{}'
        CHECK (jsonb_typeof(wording) = 'object' AND length(wording::text) <= 60000),
    -- {"fr": "Polly.Liam-Neural"}
    ADD COLUMN voices jsonb NOT NULL DEFAULT '{}'
        CHECK (jsonb_typeof(voices) = 'object' AND length(voices::text) <= 2000);
