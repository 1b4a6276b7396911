-- Whether a caller who has named nobody is asked with whom. Practices that are there already go on
-- asking; a new one says so, or anyone who is free will do.

ALTER TABLE practices
    ADD COLUMN asks_provider boolean NOT NULL DEFAULT true;
ALTER TABLE practices
    ALTER COLUMN asks_provider SET DEFAULT false;
