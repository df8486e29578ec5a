-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.item ALTER COLUMN rank DROP DEFAULT;

ALTER TABLE public.item DROP CONSTRAINT item_pkey;

-- breaks-callers: statements that use function public.next_rank() fail from now on
DROP FUNCTION public.next_rank();

-- loses-data: all rows of table public.item are gone
DROP TABLE public.item;
