-- When the person behind a refresh token signed in; a refresh keeps it. Tokens of before count as old.

ALTER TABLE refresh_tokens ADD COLUMN authenticated_at INTEGER NOT NULL DEFAULT 0;
