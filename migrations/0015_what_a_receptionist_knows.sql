-- What a receptionist does besides booking: where the practice is, who else picks up, and how a call
-- can end now.

ALTER TABLE practices
    -- As it is told to callers.
    ADD COLUMN address text CHECK (length(address) BETWEEN 1 AND 300),
    -- Called in this order when transfer_to does not answer.
    ADD COLUMN more_people text[] NOT NULL DEFAULT '{}'
        CHECK (cardinality(more_people) <= 4
            AND array_position(more_people, NULL) IS NULL
            AND (cardinality(more_people) = 0
                OR array_to_string(more_people, ',') ~ '^\+[0-9]{8,15}(,\+[0-9]{8,15})*$')),
    -- Whether a caller whose number the carrier vouches for is greeted by their name.
    ADD COLUMN greets_by_name boolean NOT NULL DEFAULT false;

-- The names before stay: the program before this one writes them.
ALTER TABLE calls
    DROP CONSTRAINT calls_outcome_check,
    ADD CONSTRAINT calls_outcome_check CHECK (outcome IN (
        'booked', 'moved', 'cancelled', 'transferred', 'message_left', 'declined', 'abandoned',
        'unserved', 'answered')) NOT VALID;
