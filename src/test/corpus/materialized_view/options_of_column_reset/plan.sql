-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER MATERIALIZED VIEW public.days ALTER COLUMN id RESET (n_distinct);

ALTER MATERIALIZED VIEW public.days ALTER COLUMN at RESET (n_distinct_inherited);

ALTER MATERIALIZED VIEW public.days ALTER COLUMN at SET (n_distinct='500');
