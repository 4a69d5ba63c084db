-- Calls with an idempotency key, for a day: what is repeated gets the first answer. Arguments and answer are sealed.
CREATE TABLE kept_calls (
    id            TEXT    NOT NULL PRIMARY KEY,
    call_id       TEXT    NOT NULL,
    user_id       TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    connection_id TEXT             REFERENCES connections (id) ON DELETE CASCADE,
    node          TEXT    NOT NULL,
    begun_at      INTEGER NOT NULL,
    arguments     TEXT    NOT NULL,
    answer        TEXT
);
CREATE INDEX kept_calls_user ON kept_calls (user_id);
CREATE INDEX kept_calls_connection ON kept_calls (connection_id);
CREATE INDEX kept_calls_begun ON kept_calls (begun_at);
