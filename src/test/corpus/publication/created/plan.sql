-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE PUBLICATION feed
    FOR TABLE ONLY public.item
    WITH (publish='insert, update', publish_generated_columns='none', publish_via_partition_root='false');

COMMENT ON PUBLICATION feed IS 'for the warehouse';
