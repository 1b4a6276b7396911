-- Customers whom nothing refers to can be taken away again, and are found by the beginning of their
-- name and in the order in which they became known.

GRANT DELETE ON customers TO bella_app;

CREATE INDEX customers_in_turn ON customers (practice_id, created_at, id);
CREATE INDEX customers_by_name ON customers (practice_id, lower(name) text_pattern_ops);
CREATE INDEX busy_in_turn ON busy (practice_id, lower(during), id);
