-- Calls with an idempotency key, for a day: what is repeated gets the first answer. Arguments and answer are sealed.
CREATE TABLE kept_calls (
    id            TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    call_id       TEXT COLLATE "C" NOT NULL,
    user_id       TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    connection_id TEXT COLLATE "C"          REFERENCES connections (id) ON DELETE CASCADE,
    node          TEXT COLLATE "C" NOT NULL,
    begun_at      BIGINT           NOT NULL,
    arguments     TEXT COLLATE "C" NOT NULL,
    answer        TEXT COLLATE "C"
);
CREATE INDEX kept_calls_user ON kept_calls (user_id);
CREATE INDEX kept_calls_connection ON kept_calls (connection_id);
CREATE INDEX kept_calls_begun ON kept_calls (begun_at);
