-- What happens on the line when a person is wanted: what they hear who answer, and what a caller leaves
-- who reaches nobody.

ALTER TABLE practices
    -- What a person hears who answers a call that is put through, before they are connected: nothing,
    -- who calls and what about, or that and to press 1.
    ADD COLUMN whisper text NOT NULL DEFAULT 'told'
        CHECK (whisper IN ('nothing', 'told', 'asked')),
    -- How messages are taken: as the words that speech recognition makes of them, or as recordings.
    ADD COLUMN messages text NOT NULL DEFAULT 'written'
        CHECK (messages IN ('written', 'recorded', 'recorded_after_notice'));

-- Messages that were recorded. The carrier tells of each of them more than once, in any order, and
-- also after the call; the sound stays with the carrier. Like the journal they refer to no row of
-- calls: they take their practice from it, and the policies check it.
CREATE TABLE recordings (
    call uuid NOT NULL,
    -- The 32 hexadecimal digits of the SID.
    recording uuid NOT NULL,
    practice_id uuid NOT NULL REFERENCES practices ON DELETE CASCADE,
    url text NOT NULL CHECK (length(url) BETWEEN 1 AND 500),
    duration_s integer NOT NULL CHECK (duration_s > 0),
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (call, recording)
);

GRANT SELECT, INSERT ON recordings TO bella_app;
ALTER TABLE recordings ENABLE ROW LEVEL SECURITY;
ALTER TABLE recordings FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON recordings
    USING (practice_id = ANY ((SELECT app_practice_ids())::uuid[]))
    WITH CHECK (practice_id = ANY ((SELECT app_practice_ids())::uuid[]));
