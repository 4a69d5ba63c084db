-- Client ID metadata documents, remembered consents, and secrets of confidential clients that can be rotated.

ALTER TABLE api_clients ADD COLUMN secret_version INTEGER NOT NULL DEFAULT 1;
CREATE INDEX api_clients_user ON api_clients (user_id);

ALTER TABLE oauth_requests ADD COLUMN ask_again INTEGER NOT NULL DEFAULT 0;

CREATE TABLE oauth_client_documents (
    client_id     TEXT    NOT NULL PRIMARY KEY,
    name          TEXT    NOT NULL,
    redirect_uris TEXT    NOT NULL,
    grant_types   TEXT    NOT NULL,
    fetched_at    INTEGER NOT NULL,
    fresh_until   INTEGER NOT NULL
);

CREATE TABLE oauth_consents (
    id           TEXT    NOT NULL PRIMARY KEY,
    user_id      TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    client_id    TEXT    NOT NULL,
    client_name  TEXT    NOT NULL,
    scope        TEXT    NOT NULL,
    access       TEXT    NOT NULL CHECK (access IN ('FULL', 'READ')),
    integrations TEXT,
    tool_names   TEXT    NOT NULL CHECK (tool_names IN ('DOTTED', 'FLAT')),
    created_at   INTEGER NOT NULL,
    UNIQUE (user_id, client_id, scope)
);
CREATE INDEX oauth_consents_client ON oauth_consents (client_id);
