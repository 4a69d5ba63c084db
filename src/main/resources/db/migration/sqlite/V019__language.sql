-- The language of a person's pages; null: as the browser says.
ALTER TABLE users ADD COLUMN language TEXT;
