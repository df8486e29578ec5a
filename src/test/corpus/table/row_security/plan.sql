-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- breaks-callers: from now on roles see only those rows of table public.item that a policy lets them see
ALTER TABLE public.item ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.item FORCE ROW LEVEL SECURITY;
