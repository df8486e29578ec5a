-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.queue ALTER COLUMN id DROP DEFAULT;

-- breaks-callers: statements that use sequence public.ticket fail from now on
DROP SEQUENCE public.ticket;
