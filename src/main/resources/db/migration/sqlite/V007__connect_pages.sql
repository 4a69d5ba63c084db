-- Connecting can begin on a page of a link from a chat, and ends where it began.

ALTER TABLE oauth_states ADD COLUMN page TEXT NOT NULL DEFAULT '/connections';
