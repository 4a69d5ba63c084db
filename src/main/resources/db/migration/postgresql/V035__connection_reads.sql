-- What tools may read through a connection; 'writes' says what they may change.

ALTER TABLE connections ADD COLUMN reads TEXT COLLATE "C" NOT NULL DEFAULT '"all"';
