-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- loses-data: all rows of table public.bed are gone
DROP TABLE public.bed;

ALTER TABLE public.ward DROP CONSTRAINT ward_pkey;

ALTER TABLE public.ward ALTER COLUMN floor DROP NOT NULL;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
-- may-fail-on-data: fails if table public.ward_1 holds nulls or duplicates in its new primary key
CREATE UNIQUE INDEX CONCURRENTLY ward_1_floor ON public.ward_1 (floor);

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.ward_1 ADD CONSTRAINT ward_1_floor PRIMARY KEY USING INDEX ward_1_floor;
