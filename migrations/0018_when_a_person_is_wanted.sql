-- What happens on the line when a person is wanted: what they hear who answer.

ALTER TABLE practices
    -- What a person hears who answers a call that is put through, before they are connected: nothing,
    -- who calls and what about, or that and to press 1.
    ADD COLUMN whisper text NOT NULL DEFAULT 'told'
        CHECK (whisper IN ('nothing', 'told', 'asked'));
