-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP PUBLICATION feed;

CREATE PUBLICATION feed
    FOR ALL TABLES
    WITH (publish='insert, update, delete, truncate', publish_via_partition_root='false');
