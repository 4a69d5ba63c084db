-- Any number of uses in the grace get the same successor: its hash stays, itself only for the grace, sealed under the token that it replaced.

ALTER TABLE oauth_refresh_tokens ADD COLUMN successor TEXT COLLATE "C";
ALTER TABLE oauth_refresh_tokens ADD COLUMN successor_sealed TEXT COLLATE "C";
ALTER TABLE oauth_refresh_tokens DROP COLUMN graced_at;
