-- What a token or consent is shown of the tools: a short list and text by itself. Those from before keep what they had: all tools, and structured content.

ALTER TABLE personal_access_tokens ADD COLUMN listed TEXT NOT NULL DEFAULT 'CORE' CHECK (listed IN ('CORE', 'ALL', 'DISCOVERY'));
UPDATE personal_access_tokens SET listed = tools;
ALTER TABLE personal_access_tokens DROP COLUMN tools;
ALTER TABLE personal_access_tokens RENAME COLUMN listed TO tools;
ALTER TABLE personal_access_tokens ADD COLUMN structured INTEGER NOT NULL DEFAULT 0;
UPDATE personal_access_tokens SET structured = 1;

ALTER TABLE oauth_grants ADD COLUMN tools TEXT NOT NULL DEFAULT 'CORE' CHECK (tools IN ('CORE', 'ALL', 'DISCOVERY'));
ALTER TABLE oauth_grants ADD COLUMN structured INTEGER NOT NULL DEFAULT 0;
UPDATE oauth_grants SET tools = 'ALL', structured = 1;

ALTER TABLE oauth_consents ADD COLUMN tools TEXT NOT NULL DEFAULT 'CORE' CHECK (tools IN ('CORE', 'ALL', 'DISCOVERY'));
ALTER TABLE oauth_consents ADD COLUMN structured INTEGER NOT NULL DEFAULT 0;
UPDATE oauth_consents SET tools = 'ALL', structured = 1;
