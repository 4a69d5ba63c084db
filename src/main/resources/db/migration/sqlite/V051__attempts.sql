-- Attempts that are limited, where several nodes count them together. Names are hashes: they say who tried.
CREATE TABLE attempts (
    name TEXT NOT NULL PRIMARY KEY,
    used INTEGER NOT NULL,
    began_at INTEGER NOT NULL
);
CREATE INDEX attempts_age ON attempts (began_at);
