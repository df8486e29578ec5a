-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP OPERATOR CLASS public.backwards USING btree;

DROP OPERATOR FAMILY public.backwards USING btree;
