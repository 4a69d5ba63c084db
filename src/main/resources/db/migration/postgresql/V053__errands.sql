-- What a node asks of the one that holds a lease. Task and answer are sealed, and a row goes as soon as its answer is read. One node alone has none.
CREATE TABLE errands (
    id       TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    lease    TEXT COLLATE "C" NOT NULL,
    task     TEXT COLLATE "C" NOT NULL,
    ends_at  BIGINT           NOT NULL,
    taken_by TEXT COLLATE "C",
    answer   TEXT COLLATE "C"
);
CREATE INDEX errands_lease ON errands (lease);
CREATE INDEX errands_end ON errands (ends_at);
