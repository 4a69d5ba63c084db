-- What a node asks of the one that holds a lease. Task and answer are sealed, and a row goes as soon as its answer is read. One node alone has none.
CREATE TABLE errands (
    id       TEXT    NOT NULL PRIMARY KEY,
    lease    TEXT    NOT NULL,
    task     TEXT    NOT NULL,
    ends_at  INTEGER NOT NULL,
    taken_by TEXT,
    answer   TEXT
);
CREATE INDEX errands_lease ON errands (lease);
CREATE INDEX errands_end ON errands (ends_at);
