-- People, what lets them in, what they did, what an admin configured. Times are epoch milliseconds, ids are UUID text.

CREATE TABLE users (
    id              TEXT    NOT NULL PRIMARY KEY,
    email           TEXT    NOT NULL UNIQUE COLLATE NOCASE,
    password_hash   TEXT    NOT NULL,
    role            TEXT    NOT NULL CHECK (role IN ('ADMIN', 'USER')),
    status          TEXT    NOT NULL CHECK (status IN ('PENDING', 'APPROVED', 'REJECTED')),
    rejected_reason TEXT,
    active          INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    version         INTEGER NOT NULL
);

CREATE TABLE sessions (
    id           TEXT    NOT NULL PRIMARY KEY,
    token_hash   TEXT    NOT NULL UNIQUE,
    user_id      TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at   INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);

CREATE TABLE refresh_tokens (
    id         TEXT    NOT NULL PRIMARY KEY,
    token_hash TEXT    NOT NULL UNIQUE,
    family_id  TEXT    NOT NULL,
    user_id    TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER,
    revoked_at INTEGER
);
CREATE INDEX refresh_tokens_family ON refresh_tokens (family_id);
CREATE INDEX refresh_tokens_user ON refresh_tokens (user_id);

CREATE TABLE personal_access_tokens (
    id           TEXT    NOT NULL PRIMARY KEY,
    token_hash   TEXT    NOT NULL UNIQUE,
    user_id      TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name         TEXT    NOT NULL,
    access       TEXT    NOT NULL CHECK (access IN ('FULL', 'READ')),
    integrations TEXT,
    tool_names   TEXT    NOT NULL CHECK (tool_names IN ('DOTTED', 'FLAT')),
    tools        TEXT    NOT NULL CHECK (tools IN ('ALL', 'DISCOVERY')),
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER,
    last_used_at INTEGER
);
CREATE INDEX personal_access_tokens_user ON personal_access_tokens (user_id);

CREATE TABLE signing_keys (
    kid         TEXT    NOT NULL PRIMARY KEY,
    public_jwk  TEXT    NOT NULL,
    private_jwk TEXT    NOT NULL,
    created_at  INTEGER NOT NULL
);

CREATE TABLE settings (
    name       TEXT    NOT NULL PRIMARY KEY,
    value      TEXT    NOT NULL,
    updated_at INTEGER NOT NULL
);

CREATE TABLE audit_logs (
    id          TEXT    NOT NULL PRIMARY KEY,
    at          INTEGER NOT NULL,
    action      TEXT    NOT NULL,
    user_id     TEXT,
    client_id   TEXT,
    token_id    TEXT,
    integration TEXT,
    tool        TEXT,
    via         TEXT,
    effect      TEXT,
    status      TEXT    NOT NULL CHECK (status IN ('STARTED', 'OK', 'ERROR', 'REFUSED', 'INTERRUPTED')),
    duration_ms INTEGER,
    error_class TEXT,
    request_id  TEXT,
    request     TEXT,
    response    TEXT
);
CREATE INDEX audit_logs_at ON audit_logs (at, id);
CREATE INDEX audit_logs_user ON audit_logs (user_id, at);
