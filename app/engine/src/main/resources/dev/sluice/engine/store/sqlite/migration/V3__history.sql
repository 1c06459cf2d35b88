-- The first end that was shown for a job: how long it had been worked on by then, and the least and
-- the most that was said to be left.
ALTER TABLE job ADD COLUMN predicted_after INTEGER;
ALTER TABLE job ADD COLUMN predicted_low INTEGER;
ALTER TABLE job ADD COLUMN predicted_high INTEGER;

-- Ended jobs are read in pages, the newest first.
CREATE INDEX job_ended ON job (finished, name) WHERE finished IS NOT NULL;

PRAGMA user_version = 3;
