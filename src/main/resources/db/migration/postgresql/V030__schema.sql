-- The schema of SQLite's V030, in PostgreSQL's words. What differs is on purpose: texts compare and sort byte by byte (COLLATE "C"), as
-- they do in SQLite, flags are booleans, and the audit log is partitioned by month. Each later migration has a twin of the same number
-- in the other folder; SchemaTwinsTest compares the two.
-- Times are epoch milliseconds, ids are UUID text.

-- People, what lets them in, and what an admin configured.
CREATE TABLE users (
    id              TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    email           TEXT COLLATE "C" NOT NULL UNIQUE,
    password_hash   TEXT COLLATE "C" NOT NULL,
    role            TEXT COLLATE "C" NOT NULL CHECK (role IN ('ADMIN', 'USER')),
    status          TEXT COLLATE "C" NOT NULL CHECK (status IN ('PENDING', 'APPROVED', 'REJECTED')),
    rejected_reason TEXT COLLATE "C",
    active          BOOLEAN          NOT NULL,
    created_at      BIGINT           NOT NULL,
    version         BIGINT           NOT NULL,
    failed_attempts INTEGER          NOT NULL DEFAULT 0,
    display_name    TEXT COLLATE "C",
    time_zone       TEXT COLLATE "C",
    theme           TEXT COLLATE "C",
    language        TEXT COLLATE "C"
);

CREATE TABLE sessions (
    id              TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    token_hash      TEXT COLLATE "C" NOT NULL UNIQUE,
    user_id         TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at      BIGINT           NOT NULL,
    last_used_at    BIGINT           NOT NULL,
    expires_at      BIGINT           NOT NULL,
    failed_attempts INTEGER          NOT NULL DEFAULT 0,
    device          TEXT COLLATE "C"
);
CREATE INDEX sessions_user ON sessions (user_id);

CREATE TABLE refresh_tokens (
    id               TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    token_hash       TEXT COLLATE "C" NOT NULL UNIQUE,
    family_id        TEXT COLLATE "C" NOT NULL,
    user_id          TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at       BIGINT           NOT NULL,
    expires_at       BIGINT           NOT NULL,
    used_at          BIGINT,
    revoked_at       BIGINT,
    authenticated_at BIGINT           NOT NULL DEFAULT 0
);
CREATE INDEX refresh_tokens_family ON refresh_tokens (family_id);
CREATE INDEX refresh_tokens_user ON refresh_tokens (user_id);

CREATE TABLE invitations (
    id          TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    code_hash   TEXT COLLATE "C" NOT NULL UNIQUE,
    email       TEXT COLLATE "C",
    invited_by  TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at  BIGINT           NOT NULL,
    expires_at  BIGINT           NOT NULL,
    accepted_at BIGINT
);

CREATE TABLE personal_access_tokens (
    id           TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    token_hash   TEXT COLLATE "C" NOT NULL UNIQUE,
    user_id      TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name         TEXT COLLATE "C" NOT NULL,
    access       TEXT COLLATE "C" NOT NULL CHECK (access IN ('FULL', 'READ')),
    integrations TEXT COLLATE "C",
    tool_names   TEXT COLLATE "C" NOT NULL CHECK (tool_names IN ('DOTTED', 'FLAT')),
    tools        TEXT COLLATE "C" NOT NULL CHECK (tools IN ('ALL', 'DISCOVERY')),
    created_at   BIGINT           NOT NULL,
    expires_at   BIGINT,
    last_used_at BIGINT
);
CREATE INDEX personal_access_tokens_user ON personal_access_tokens (user_id);

CREATE TABLE signing_keys (
    kid         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    private_jwk TEXT COLLATE "C" NOT NULL,
    created_at  BIGINT           NOT NULL
);

CREATE TABLE settings (
    name  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value TEXT COLLATE "C" NOT NULL
);

-- A user's accounts at providers, and the conversations that connect them.
CREATE TABLE connections (
    id                 TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    user_id            TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    integration        TEXT COLLATE "C" NOT NULL,
    account_id         TEXT COLLATE "C" NOT NULL,
    account_name       TEXT COLLATE "C" NOT NULL,
    label              TEXT COLLATE "C",
    is_default         BOOLEAN          NOT NULL,
    status             TEXT COLLATE "C" NOT NULL CHECK (status IN ('OK', 'NEEDS_RECONNECT')),
    token              TEXT COLLATE "C" NOT NULL,
    refresh_token      TEXT COLLATE "C",
    expires_at         BIGINT,
    details            TEXT COLLATE "C" NOT NULL,
    connected_at       BIGINT           NOT NULL,
    version            BIGINT           NOT NULL,
    refresh_at         BIGINT,
    refresh_claim      TEXT COLLATE "C",
    refresh_claim_ends BIGINT,
    writes             TEXT COLLATE "C" NOT NULL DEFAULT '"all"',
    last_used_at       BIGINT,
    UNIQUE (user_id, integration, account_id)
);
CREATE UNIQUE INDEX connections_default ON connections (user_id, integration) WHERE is_default;
CREATE INDEX connections_newest ON connections (connected_at DESC, id);

CREATE TABLE connect_conversations (
    id            TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    user_id       TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    integration   TEXT COLLATE "C" NOT NULL,
    way           TEXT COLLATE "C" NOT NULL,
    label         TEXT COLLATE "C",
    connection_id TEXT COLLATE "C",
    page          TEXT COLLATE "C" NOT NULL,
    sealed        TEXT COLLATE "C",
    ended         BOOLEAN          NOT NULL,
    claim         TEXT COLLATE "C",
    claim_ends    BIGINT,
    state_hash    TEXT COLLATE "C" UNIQUE,
    session_id    TEXT COLLATE "C",
    expires_at    BIGINT           NOT NULL
);
CREATE INDEX connect_conversations_expiry ON connect_conversations (expires_at);

-- The hub as OAuth authorization server. Codes, tokens, request ids and secrets are stored hashed.
CREATE TABLE api_clients (
    id             TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    client_id      TEXT COLLATE "C" NOT NULL UNIQUE,
    secret_hash    TEXT COLLATE "C" NOT NULL,
    user_id        TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name           TEXT COLLATE "C" NOT NULL,
    redirect_uris  TEXT COLLATE "C" NOT NULL,
    access         TEXT COLLATE "C" NOT NULL CHECK (access IN ('FULL', 'READ')),
    integrations   TEXT COLLATE "C",
    created_at     BIGINT           NOT NULL,
    last_used_at   BIGINT,
    secret_version INTEGER          NOT NULL DEFAULT 1
);
CREATE INDEX api_clients_user ON api_clients (user_id);

CREATE TABLE oauth_clients (
    id            TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    client_id     TEXT COLLATE "C" NOT NULL UNIQUE,
    name          TEXT COLLATE "C" NOT NULL,
    redirect_uris TEXT COLLATE "C" NOT NULL,
    grant_types   TEXT COLLATE "C" NOT NULL,
    created_at    BIGINT           NOT NULL,
    last_used_at  BIGINT,
    expires_at    BIGINT
);

CREATE TABLE oauth_client_documents (
    client_id     TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name          TEXT COLLATE "C" NOT NULL,
    redirect_uris TEXT COLLATE "C" NOT NULL,
    grant_types   TEXT COLLATE "C" NOT NULL,
    fetched_at    BIGINT           NOT NULL,
    fresh_until   BIGINT           NOT NULL
);

CREATE TABLE oauth_requests (
    id_hash      TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    client_id    TEXT COLLATE "C" NOT NULL,
    redirect_uri TEXT COLLATE "C" NOT NULL,
    state        TEXT COLLATE "C",
    scope        TEXT COLLATE "C" NOT NULL,
    challenge    TEXT COLLATE "C" NOT NULL,
    resource     TEXT COLLATE "C" NOT NULL,
    session_id   TEXT COLLATE "C",
    expires_at   BIGINT           NOT NULL,
    ask_again    BOOLEAN          NOT NULL DEFAULT FALSE
);

CREATE TABLE oauth_grants (
    id           TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    user_id      TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    client_id    TEXT COLLATE "C" NOT NULL,
    client_name  TEXT COLLATE "C" NOT NULL,
    scope        TEXT COLLATE "C" NOT NULL,
    access       TEXT COLLATE "C" NOT NULL CHECK (access IN ('FULL', 'READ')),
    integrations TEXT COLLATE "C",
    tool_names   TEXT COLLATE "C" NOT NULL CHECK (tool_names IN ('DOTTED', 'FLAT')),
    created_at   BIGINT           NOT NULL,
    revoked_at   BIGINT
);
CREATE INDEX oauth_grants_user ON oauth_grants (user_id, client_id);

CREATE TABLE oauth_codes (
    code_hash    TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    client_id    TEXT COLLATE "C" NOT NULL,
    redirect_uri TEXT COLLATE "C" NOT NULL,
    challenge    TEXT COLLATE "C" NOT NULL,
    grant_id     TEXT COLLATE "C" NOT NULL REFERENCES oauth_grants (id) ON DELETE CASCADE,
    expires_at   BIGINT           NOT NULL,
    consumed_at  BIGINT
);

CREATE TABLE oauth_refresh_tokens (
    token_hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    grant_id   TEXT COLLATE "C" NOT NULL REFERENCES oauth_grants (id) ON DELETE CASCADE,
    created_at BIGINT           NOT NULL,
    expires_at BIGINT           NOT NULL,
    used_at    BIGINT,
    graced_at  BIGINT,
    revoked_at BIGINT
);
CREATE INDEX oauth_refresh_tokens_grant ON oauth_refresh_tokens (grant_id);

CREATE TABLE oauth_consents (
    id           TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    user_id      TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    client_id    TEXT COLLATE "C" NOT NULL,
    client_name  TEXT COLLATE "C" NOT NULL,
    scope        TEXT COLLATE "C" NOT NULL,
    access       TEXT COLLATE "C" NOT NULL CHECK (access IN ('FULL', 'READ')),
    integrations TEXT COLLATE "C",
    tool_names   TEXT COLLATE "C" NOT NULL CHECK (tool_names IN ('DOTTED', 'FLAT')),
    created_at   BIGINT           NOT NULL,
    UNIQUE (user_id, client_id, scope)
);
CREATE INDEX oauth_consents_client ON oauth_consents (client_id);

-- Nodes, and what only one of them may have at a time.
CREATE TABLE nodes (
    id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    started_at BIGINT           NOT NULL,
    seen_at    BIGINT           NOT NULL
);

CREATE TABLE leases (
    name    TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    holder  TEXT COLLATE "C" NOT NULL,
    ends_at BIGINT           NOT NULL
);

-- What a health check writes to see whether it can; worth nothing.
CREATE TABLE write_probes (
    id      TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    content TEXT COLLATE "C" NOT NULL
);

-- What happened, append-only. A call is two events, BEGUN and ENDED, with one entry_id; everything else is one, OCCURRED.
-- Lists read the rows that have a listed_at (when the entry began), and the calls that are still open. The end of a call may lie in
-- another month than its begin. A unique key of a partitioned table must hold its time; that a call ends once is up to
-- audit_open_calls, whose row is locked first.
CREATE SEQUENCE audit_events_seq;
CREATE TABLE audit_events (
    seq         BIGINT           NOT NULL DEFAULT nextval('audit_events_seq'),
    kind        TEXT COLLATE "C" NOT NULL CHECK (kind IN ('BEGUN', 'ENDED', 'OCCURRED')),
    entry_id    TEXT COLLATE "C" NOT NULL,
    at          BIGINT           NOT NULL,
    listed_at   BIGINT,
    node        TEXT COLLATE "C" NOT NULL,
    action      TEXT COLLATE "C" NOT NULL,
    user_id     TEXT COLLATE "C",
    client_id   TEXT COLLATE "C",
    token_id    TEXT COLLATE "C",
    integration TEXT COLLATE "C",
    tool        TEXT COLLATE "C",
    via         TEXT COLLATE "C",
    effect      TEXT COLLATE "C",
    status      TEXT COLLATE "C" NOT NULL CHECK (status IN ('STARTED', 'OK', 'ERROR', 'REFUSED', 'INTERRUPTED')),
    duration_ms BIGINT,
    error_class TEXT COLLATE "C",
    error_text  TEXT COLLATE "C",
    request_id  TEXT COLLATE "C",
    request     TEXT COLLATE "C",
    response    TEXT COLLATE "C",
    UNIQUE (entry_id, kind, at),
    PRIMARY KEY (at, seq)
) PARTITION BY RANGE (at);
ALTER SEQUENCE audit_events_seq OWNED BY audit_events.seq;

-- Takes what no month takes. The months are made ahead by the hub.
CREATE TABLE audit_events_rest PARTITION OF audit_events DEFAULT;
CREATE INDEX audit_events_listed ON audit_events (listed_at, seq) WHERE listed_at IS NOT NULL;
CREATE INDEX audit_events_user ON audit_events (user_id, listed_at, seq) WHERE listed_at IS NOT NULL;
CREATE INDEX audit_events_client ON audit_events (client_id, listed_at, seq) WHERE listed_at IS NOT NULL AND client_id IS NOT NULL;
CREATE INDEX audit_events_integration ON audit_events (integration, listed_at, seq) WHERE listed_at IS NOT NULL AND integration IS NOT NULL;
CREATE INDEX audit_events_tool ON audit_events (tool, listed_at, seq) WHERE listed_at IS NOT NULL AND tool IS NOT NULL;
CREATE INDEX audit_events_effect ON audit_events (effect, listed_at, seq) WHERE listed_at IS NOT NULL AND effect IS NOT NULL;
CREATE INDEX audit_events_status ON audit_events (status, listed_at, seq) WHERE listed_at IS NOT NULL;
CREATE INDEX audit_events_action ON audit_events (action, listed_at, seq) WHERE listed_at IS NOT NULL;

-- Begins without an end. A working list beside the log: it says nothing that the log does not say.
CREATE TABLE audit_open_calls (
    entry_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    node     TEXT COLLATE "C" NOT NULL
);
