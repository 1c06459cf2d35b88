-- Times are nanoseconds since 1970, durations nanoseconds.

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Ids of phases are short words that would otherwise stand in every row of a million items.
CREATE TABLE phase (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

CREATE TABLE job_group (
    id      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL UNIQUE,
    title   TEXT NOT NULL,
    created INTEGER NOT NULL
);

-- AUTOINCREMENT: the number of a removed job never comes back, and so neither do those of its items.
-- Counters of phases and tallies are packed into one text each, so that reading a hundred thousand
-- jobs with all their counters reads a hundred thousand rows: "phase done skipped failed units
-- done_weight skipped_weight failed_weight worked_millis;…" and a JSON object.
CREATE TABLE job (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    name            TEXT NOT NULL UNIQUE,
    job_group       INTEGER REFERENCES job_group (id),
    state           TEXT NOT NULL,
    priority        INTEGER NOT NULL,
    position        INTEGER NOT NULL,
    created         INTEGER NOT NULL,
    started         INTEGER,
    finished        INTEGER,
    worked          INTEGER NOT NULL,
    pause_reason    TEXT,
    failure         TEXT,
    version         INTEGER NOT NULL,
    found           INTEGER NOT NULL DEFAULT 0,
    found_weight    INTEGER NOT NULL DEFAULT 0,
    staged          INTEGER NOT NULL DEFAULT 0,
    source_cursor   TEXT,
    source_finished INTEGER NOT NULL DEFAULT 0,
    announced       TEXT NOT NULL DEFAULT 'unknown',
    counted         TEXT NOT NULL DEFAULT '',
    tallies         TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX job_of_group ON job (job_group) WHERE job_group IS NOT NULL;

-- What never changes of a job, apart, so that a counter does not rewrite a long list of operands.
CREATE TABLE request (
    job      INTEGER PRIMARY KEY REFERENCES job (id) ON DELETE CASCADE,
    pipeline TEXT NOT NULL,
    title    TEXT NOT NULL,
    operands TEXT NOT NULL,
    options  TEXT NOT NULL
);

-- The id of an item is job * 2^32 + ordinal: the table is its own index by job and ordinal, and
-- every index below is one by job too. Therefore no foreign key; removing a job removes the range.
-- State: 0 waiting, 1 done, 2 skipped, 3 failed. The phase is the one it waits for or ended in.
CREATE TABLE item (
    id       INTEGER PRIMARY KEY,
    key_hash INTEGER NOT NULL,
    state    INTEGER NOT NULL,
    phase    INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    staged   INTEGER NOT NULL,
    weight   INTEGER NOT NULL,
    key      TEXT NOT NULL,
    name     TEXT NOT NULL,
    facts    TEXT NOT NULL,
    reason   TEXT
);
CREATE INDEX item_waiting ON item (phase) WHERE state = 0;
CREATE INDEX item_left_out ON item (state) WHERE state >= 2;
CREATE INDEX item_key ON item (key_hash);

-- At most one row an item: the end it came to, or the last try when it is to be tried again.
CREATE TABLE failure (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    job      INTEGER NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    item     INTEGER UNIQUE,
    final    INTEGER NOT NULL,
    phase    INTEGER NOT NULL REFERENCES phase (id),
    attempts INTEGER NOT NULL,
    weight   INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    failure  TEXT NOT NULL
);
CREATE INDEX failure_of_job ON failure (job);

CREATE TABLE checkpoint (
    item  INTEGER NOT NULL,
    phase INTEGER NOT NULL REFERENCES phase (id),
    data  TEXT NOT NULL,
    PRIMARY KEY (item, phase)
) WITHOUT ROWID;

-- How phases of job scope ended and what they counted, so that they can be counted back.
CREATE TABLE job_phase (
    job     INTEGER NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    phase   INTEGER NOT NULL REFERENCES phase (id),
    state   INTEGER NOT NULL,
    units   INTEGER NOT NULL,
    tallies TEXT NOT NULL,
    PRIMARY KEY (job, phase)
) WITHOUT ROWID;

PRAGMA user_version = 1;
