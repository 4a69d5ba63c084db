-- Personal access tokens kept their integrations as a,b; every other table keeps ["a","b"].

UPDATE personal_access_tokens
SET integrations = CASE integrations WHEN '' THEN '[]' ELSE '["' || replace(integrations, ',', '","') || '"]' END
WHERE integrations IS NOT NULL;
