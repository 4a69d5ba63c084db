-- What a token or consent is shown of the tools: a short list and text by itself. Those from before keep what they had: all tools, and structured content.

ALTER TABLE personal_access_tokens ADD COLUMN listed TEXT COLLATE "C" NOT NULL DEFAULT 'CORE' CHECK (listed IN ('CORE', 'ALL', 'DISCOVERY'));
UPDATE personal_access_tokens SET listed = tools;
ALTER TABLE personal_access_tokens DROP COLUMN tools;
ALTER TABLE personal_access_tokens RENAME COLUMN listed TO tools;
ALTER TABLE personal_access_tokens ADD COLUMN structured BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE personal_access_tokens SET structured = TRUE;

ALTER TABLE oauth_grants ADD COLUMN tools TEXT COLLATE "C" NOT NULL DEFAULT 'CORE' CHECK (tools IN ('CORE', 'ALL', 'DISCOVERY'));
ALTER TABLE oauth_grants ADD COLUMN structured BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE oauth_grants SET tools = 'ALL', structured = TRUE;

ALTER TABLE oauth_consents ADD COLUMN tools TEXT COLLATE "C" NOT NULL DEFAULT 'CORE' CHECK (tools IN ('CORE', 'ALL', 'DISCOVERY'));
ALTER TABLE oauth_consents ADD COLUMN structured BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE oauth_consents SET tools = 'ALL', structured = TRUE;
