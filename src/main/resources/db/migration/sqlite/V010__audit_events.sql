-- What happened, append-only. A call is two events, BEGUN and ENDED, with one entry_id; everything else is one, OCCURRED.
-- Lists read the rows that have a listed_at (when the entry began), and the calls that are still open.

CREATE TABLE nodes (
    id         TEXT    NOT NULL PRIMARY KEY,
    started_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL
);

-- What a health check writes to see whether it can; worth nothing.
CREATE TABLE write_probes (
    id      TEXT NOT NULL PRIMARY KEY,
    content TEXT NOT NULL
);

CREATE TABLE audit_events (
    seq         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind        TEXT    NOT NULL CHECK (kind IN ('BEGUN', 'ENDED', 'OCCURRED')),
    entry_id    TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    listed_at   INTEGER,
    node        TEXT    NOT NULL,
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
    error_text  TEXT,
    request_id  TEXT,
    request     TEXT,
    response    TEXT,
    UNIQUE (entry_id, kind)
);

-- Begins without an end. A working list beside the log: it says nothing that the log does not say.
CREATE TABLE audit_open_calls (
    entry_id TEXT NOT NULL PRIMARY KEY,
    node     TEXT NOT NULL
);

INSERT INTO audit_events (
    kind, entry_id, at, listed_at, node, action, user_id, client_id, token_id, integration, tool, via, effect, status,
    duration_ms, error_class, request_id, request, response)
SELECT kind, entry_id, at, listed_at, 'unknown', action, user_id, client_id, token_id, integration, tool, via, effect, status,
    duration_ms, error_class, request_id, request, response
FROM (
    SELECT 'BEGUN' AS kind, id AS entry_id, at, NULL AS listed_at, action, user_id, client_id, token_id, NULL AS integration, tool, via,
        NULL AS effect, 'STARTED' AS status, NULL AS duration_ms, NULL AS error_class, request_id, request, NULL AS response
    FROM audit_logs WHERE action = 'TOOL_CALL'
    UNION ALL
    SELECT 'ENDED', id, at + COALESCE(duration_ms, 0), at, action, user_id, client_id, token_id, integration, tool, via,
        effect, status, duration_ms, error_class, request_id, NULL, response
    FROM audit_logs WHERE action = 'TOOL_CALL' AND status <> 'STARTED'
    UNION ALL
    SELECT 'OCCURRED', id, at, at, action, user_id, client_id, token_id, integration, tool, via,
        effect, status, duration_ms, error_class, request_id, request, response
    FROM audit_logs WHERE action <> 'TOOL_CALL'
)
ORDER BY at, kind;

INSERT INTO audit_open_calls (entry_id, node) SELECT id, 'unknown' FROM audit_logs WHERE action = 'TOOL_CALL' AND status = 'STARTED';

DROP TABLE audit_logs;

CREATE INDEX audit_events_listed ON audit_events (listed_at) WHERE listed_at IS NOT NULL;
CREATE INDEX audit_events_user ON audit_events (user_id, listed_at) WHERE listed_at IS NOT NULL;
CREATE INDEX audit_events_client ON audit_events (client_id, listed_at) WHERE listed_at IS NOT NULL AND client_id IS NOT NULL;
CREATE INDEX audit_events_integration ON audit_events (integration, listed_at) WHERE listed_at IS NOT NULL AND integration IS NOT NULL;
CREATE INDEX audit_events_tool ON audit_events (tool, listed_at) WHERE listed_at IS NOT NULL AND tool IS NOT NULL;
CREATE INDEX audit_events_effect ON audit_events (effect, listed_at) WHERE listed_at IS NOT NULL AND effect IS NOT NULL;
CREATE INDEX audit_events_status ON audit_events (status, listed_at) WHERE listed_at IS NOT NULL;
CREATE INDEX audit_events_action ON audit_events (action, listed_at) WHERE listed_at IS NOT NULL;
