-- The hub as OAuth authorization server. Codes, tokens and request ids are stored as SHA-256.

CREATE TABLE oauth_clients (
    id               TEXT    NOT NULL PRIMARY KEY,
    client_id        TEXT    NOT NULL UNIQUE,
    name             TEXT    NOT NULL,
    redirect_uris    TEXT    NOT NULL,
    grant_types      TEXT    NOT NULL,
    application_type TEXT,
    created_at       INTEGER NOT NULL,
    last_used_at     INTEGER,
    expires_at       INTEGER
);

CREATE TABLE oauth_requests (
    id_hash      TEXT    NOT NULL PRIMARY KEY,
    client_id    TEXT    NOT NULL,
    redirect_uri TEXT    NOT NULL,
    state        TEXT,
    scope        TEXT    NOT NULL,
    challenge    TEXT    NOT NULL,
    resource     TEXT    NOT NULL,
    session_id   TEXT,
    expires_at   INTEGER NOT NULL
);

CREATE TABLE oauth_grants (
    id           TEXT    NOT NULL PRIMARY KEY,
    user_id      TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    client_id    TEXT    NOT NULL,
    client_name  TEXT    NOT NULL,
    scope        TEXT    NOT NULL,
    access       TEXT    NOT NULL CHECK (access IN ('FULL', 'READ')),
    integrations TEXT,
    tool_names   TEXT    NOT NULL CHECK (tool_names IN ('DOTTED', 'FLAT')),
    created_at   INTEGER NOT NULL,
    revoked_at   INTEGER
);
CREATE INDEX oauth_grants_user ON oauth_grants (user_id, client_id);

CREATE TABLE oauth_codes (
    code_hash    TEXT    NOT NULL PRIMARY KEY,
    client_id    TEXT    NOT NULL,
    redirect_uri TEXT    NOT NULL,
    challenge    TEXT    NOT NULL,
    resource     TEXT    NOT NULL,
    scope        TEXT    NOT NULL,
    user_id      TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    grant_id     TEXT    NOT NULL REFERENCES oauth_grants (id) ON DELETE CASCADE,
    expires_at   INTEGER NOT NULL,
    consumed_at  INTEGER
);

CREATE TABLE oauth_refresh_tokens (
    token_hash TEXT    NOT NULL PRIMARY KEY,
    grant_id   TEXT    NOT NULL REFERENCES oauth_grants (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER,
    graced_at  INTEGER,
    revoked_at INTEGER
);
CREATE INDEX oauth_refresh_tokens_grant ON oauth_refresh_tokens (grant_id);
