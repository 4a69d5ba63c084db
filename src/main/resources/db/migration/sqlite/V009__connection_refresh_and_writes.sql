-- Who renews a connection's token just now (one node at a time), when it is due, and what tools may change through it.

ALTER TABLE connections ADD COLUMN refresh_at INTEGER;
ALTER TABLE connections ADD COLUMN refresh_claim TEXT;
ALTER TABLE connections ADD COLUMN refresh_claim_ends INTEGER;
ALTER TABLE connections ADD COLUMN writes TEXT NOT NULL DEFAULT '"all"';

UPDATE connections SET refresh_at = expires_at - 600000 WHERE expires_at IS NOT NULL;
