-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE EXTENSION pg_trgm WITH SCHEMA public;

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY person_name ON public.person USING gin (name public.gin_trgm_ops);
