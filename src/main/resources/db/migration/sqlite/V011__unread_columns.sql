-- Columns that nothing read. A code is good for a minute, so those that are out die with their table.

ALTER TABLE connections DROP COLUMN scopes;
ALTER TABLE signing_keys DROP COLUMN public_jwk;
ALTER TABLE oauth_clients DROP COLUMN application_type;

DROP TABLE oauth_codes;
CREATE TABLE oauth_codes (
    code_hash    TEXT    NOT NULL PRIMARY KEY,
    client_id    TEXT    NOT NULL,
    redirect_uri TEXT    NOT NULL,
    challenge    TEXT    NOT NULL,
    grant_id     TEXT    NOT NULL REFERENCES oauth_grants (id) ON DELETE CASCADE,
    expires_at   INTEGER NOT NULL,
    consumed_at  INTEGER
);
