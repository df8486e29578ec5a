-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.house DROP CONSTRAINT house_owner_fkey;

ALTER TABLE public.person DROP CONSTRAINT person_home_fkey;

ALTER TABLE public.house DROP CONSTRAINT house_pkey;

ALTER TABLE public.person DROP CONSTRAINT person_pkey;

-- loses-data: all rows of table public.house are gone
DROP TABLE public.house;

-- loses-data: all rows of table public.person are gone
DROP TABLE public.person;
