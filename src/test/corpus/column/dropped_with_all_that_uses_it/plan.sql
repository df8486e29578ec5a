-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP STATISTICS public.item_stats;

-- breaks-callers: statements that use view public.noted fail from now on
DROP VIEW public.noted;

-- loses-data: all values of column public.item.note are gone
ALTER TABLE public.item DROP COLUMN note;
