-- Times of changes that nothing read: the audit log tells them.

ALTER TABLE users DROP COLUMN updated_at;
ALTER TABLE settings DROP COLUMN updated_at;
