-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item DROP CONSTRAINT fair;

ALTER TABLE public.item DROP CONSTRAINT item_pkey;

-- breaks-callers: statements that use function public.is_fair(public.item) fail from now on
DROP FUNCTION public.is_fair(public.item);

-- loses-data: all rows of table public.item are gone
DROP TABLE public.item;
