-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP CAST (text AS public.mood);

CREATE CAST (text AS public.mood) WITH INOUT AS IMPLICIT;
