-- Calls and their journal: one row a step, written before anybody is answered.

CREATE TABLE calls (
    -- The 32 hexadecimal digits of the SID.
    call uuid PRIMARY KEY,
    practice_id uuid NOT NULL REFERENCES practices,
    called text NOT NULL,
    caller text,
    began_at timestamptz NOT NULL,
    ended_at timestamptz,
    outcome text CHECK (outcome IN (
        'booked', 'transferred', 'message_left', 'declined', 'abandoned', 'unserved')),
    CHECK ((ended_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX ON calls (practice_id, began_at);

-- (call, seq) is the key and the fence: whoever writes it first has taken that step. There are no
-- foreign keys: they would lock a call's and a practice's row once a step. The row of calls is
-- written by the same statement as the first step, and the policies check the practice.
CREATE TABLE journal (
    call uuid NOT NULL,
    seq integer NOT NULL CHECK (seq >= 0),
    turn integer NOT NULL CHECK (turn >= 0),
    practice_id uuid NOT NULL,
    at timestamptz NOT NULL,
    -- Our part of the time that the caller waited, in microseconds.
    took_us integer NOT NULL CHECK (took_us >= 0),
    heard text,
    understood text,
    events text NOT NULL,
    -- The form of the state. Rows are text, read by types of their own.
    format smallint NOT NULL,
    -- Where the step leads. NULL when that depends on the book: journal_outcomes says it then.
    state text,
    reply text,
    expecting text,
    PRIMARY KEY (call, seq),
    CHECK ((reply IS NULL) = (expecting IS NULL))
);

-- Where a step led that asked for a change to the book: written by the same statement, after the
-- change was tried.
CREATE TABLE journal_outcomes (
    call uuid NOT NULL,
    seq integer NOT NULL,
    practice_id uuid NOT NULL,
    won boolean NOT NULL,
    state text NOT NULL,
    reply text,
    expecting text,
    PRIMARY KEY (call, seq),
    CHECK ((reply IS NULL) = (expecting IS NULL))
);
