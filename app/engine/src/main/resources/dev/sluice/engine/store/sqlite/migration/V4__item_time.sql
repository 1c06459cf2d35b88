-- Milliseconds that all attempts of an item were at work on it; 0 for what ended before this column.
ALTER TABLE item ADD COLUMN took INTEGER NOT NULL DEFAULT 0;

PRAGMA user_version = 4;
