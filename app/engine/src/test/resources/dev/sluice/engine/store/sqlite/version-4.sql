-- What a home of version 3 may hold beside that: the first end that was shown for a job.
INSERT INTO setting VALUES ('lane.cpu', '2');
INSERT INTO phase VALUES (1, 'check'), (2, 'copy'), (3, 'manifest');
INSERT INTO job_group VALUES (1, 'g-0001', 'March', 1772366400123456789);
INSERT INTO job (id, name, job_group, state, priority, position, created, started, worked,
    version, found, found_weight, staged, source_finished, announced, counted, tallies)
VALUES (1, 'j-0001', 1, 'QUEUED', 0, 1, 1772366400123456789, 1772366401000000000, 2000000000,
    4, 3, 60, 0, 1, 'known 3', '1 2 0 1 10 30 0 30 1500;2 1 0 0 5 10 0 0 700;', '{"rows.read":12}');
INSERT INTO request VALUES (1, 'load', 'March 1', '["/in/a.tsv"]', '{"table":"sales"}');
INSERT INTO item VALUES
    (4294967297, 11, 1, 2, 1, 0, 10, 'a', 'A', '{"rows":"5"}', NULL, 1500),
    (4294967298, 12, 0, 2, 0, 0, 20, 'b', 'B', '{}', NULL, 0),
    (4294967299, 13, 3, 1, 1, 0, 30, 'c', 'C', '{}', NULL, 0);
INSERT INTO failure VALUES (1, 1, 4294967299, 1, 1, 1, 30, 1772366402000000000,
    '{"kind":"permanent","message":"Row 3 is bad.","detail":"","line":3,"byte":40}', 'p row … is bad');
INSERT INTO checkpoint VALUES (4294967298, 2, 'part 7');
INSERT INTO job_phase VALUES (1, 3, 3, 0, '{}');
UPDATE job SET predicted_after = 1000000000, predicted_low = 2000000000, predicted_high = 3000000000;
