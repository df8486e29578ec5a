-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE CAST (public.mood AS integer) WITH FUNCTION public.mood_number(public.mood) AS ASSIGNMENT;

COMMENT ON CAST (public.mood AS integer) IS 'for sorting';
