-- Connecting an account is a conversation of steps. It takes the place of oauth_states, whose rows lived ten minutes.

DROP TABLE oauth_states;

CREATE TABLE connect_conversations (
    id            TEXT    NOT NULL PRIMARY KEY,
    user_id       TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    integration   TEXT    NOT NULL,
    way           TEXT    NOT NULL,
    label         TEXT,
    connection_id TEXT,
    page          TEXT    NOT NULL,
    sealed        TEXT,
    ended         INTEGER NOT NULL,
    claim         TEXT,
    claim_ends    INTEGER,
    state_hash    TEXT    UNIQUE,
    session_id    TEXT,
    expires_at    INTEGER NOT NULL
);
CREATE INDEX connect_conversations_expiry ON connect_conversations (expires_at);
