-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER VIEW public.named ALTER COLUMN name SET DEFAULT 'nameless'::text;
