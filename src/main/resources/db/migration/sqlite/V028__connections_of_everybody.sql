-- When tools last used an account, and the order in which admins read everybody's connections.
ALTER TABLE connections ADD COLUMN last_used_at INTEGER;
CREATE INDEX connections_newest ON connections (connected_at DESC, id);
