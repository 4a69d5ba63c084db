-- Dotted names of tools only where a person asks for them. Until now every token and consent held one form, without a question.

ALTER TABLE personal_access_tokens ADD COLUMN shown_names TEXT COLLATE "C" NOT NULL DEFAULT 'DEFAULT' CHECK (shown_names IN ('DEFAULT', 'DOTTED', 'FLAT'));
UPDATE personal_access_tokens SET shown_names = 'FLAT' WHERE tool_names = 'FLAT';
ALTER TABLE personal_access_tokens DROP COLUMN tool_names;
ALTER TABLE personal_access_tokens RENAME COLUMN shown_names TO tool_names;

ALTER TABLE oauth_grants ADD COLUMN shown_names TEXT COLLATE "C" NOT NULL DEFAULT 'DEFAULT' CHECK (shown_names IN ('DEFAULT', 'DOTTED', 'FLAT'));
UPDATE oauth_grants SET shown_names = 'FLAT' WHERE tool_names = 'FLAT';
ALTER TABLE oauth_grants DROP COLUMN tool_names;
ALTER TABLE oauth_grants RENAME COLUMN shown_names TO tool_names;

ALTER TABLE oauth_consents ADD COLUMN shown_names TEXT COLLATE "C" NOT NULL DEFAULT 'DEFAULT' CHECK (shown_names IN ('DEFAULT', 'DOTTED', 'FLAT'));
UPDATE oauth_consents SET shown_names = 'FLAT' WHERE tool_names = 'FLAT';
ALTER TABLE oauth_consents DROP COLUMN tool_names;
ALTER TABLE oauth_consents RENAME COLUMN shown_names TO tool_names;
