-- Confidential OAuth clients of a user (client credentials); secrets are stored hashed.

CREATE TABLE api_clients (
    id            TEXT    NOT NULL PRIMARY KEY,
    client_id     TEXT    NOT NULL UNIQUE,
    secret_hash   TEXT    NOT NULL,
    user_id       TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name          TEXT    NOT NULL,
    redirect_uris TEXT    NOT NULL,
    access        TEXT    NOT NULL CHECK (access IN ('FULL', 'READ')),
    integrations  TEXT,
    created_at    INTEGER NOT NULL,
    last_used_at  INTEGER
);
