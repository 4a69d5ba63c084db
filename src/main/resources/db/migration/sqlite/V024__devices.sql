-- What the browser of a session calls itself, so that its person recognises it.
ALTER TABLE sessions ADD COLUMN device TEXT;
