-- A user's accounts at providers, and the state of a browser that is just connecting one.

CREATE TABLE connections (
    id            TEXT    NOT NULL PRIMARY KEY,
    user_id       TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    integration   TEXT    NOT NULL,
    account_id    TEXT    NOT NULL,
    account_name  TEXT    NOT NULL,
    label         TEXT,
    is_default    INTEGER NOT NULL,
    status        TEXT    NOT NULL CHECK (status IN ('OK', 'NEEDS_RECONNECT')),
    token         TEXT    NOT NULL,
    refresh_token TEXT,
    expires_at    INTEGER,
    scopes        TEXT    NOT NULL,
    details       TEXT    NOT NULL,
    connected_at  INTEGER NOT NULL,
    version       INTEGER NOT NULL,
    UNIQUE (user_id, integration, account_id)
);
CREATE UNIQUE INDEX connections_default ON connections (user_id, integration) WHERE is_default = 1;

CREATE TABLE oauth_states (
    state_hash   TEXT    NOT NULL PRIMARY KEY,
    user_id      TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    session_id   TEXT    NOT NULL,
    integration  TEXT    NOT NULL,
    redirect_uri TEXT    NOT NULL,
    expires_at   INTEGER NOT NULL
);
