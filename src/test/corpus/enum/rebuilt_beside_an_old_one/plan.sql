-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TYPE public.mood RENAME TO mood_old3;

ALTER FUNCTION public.hours(date, date) RENAME TO hours_old2;

ALTER FUNCTION public.hours(date, date, text) RENAME TO hours_old2;

ALTER FUNCTION public.hours_multirange() RENAME TO hours_old2_multirange;

ALTER FUNCTION public.hours_multirange(public.hours) RENAME TO hours_old2_multirange;

ALTER FUNCTION public.hours_multirange(public.hours[]) RENAME TO hours_old2_multirange;

ALTER TYPE public.hours_multirange RENAME TO hours_old2_multirange;

ALTER TYPE public.hours RENAME TO hours_old2;

CREATE TYPE public.mood AS ENUM (
    'bad',
    'good'
);

CREATE TYPE public.hours AS RANGE (
    subtype = timestamp without time zone,
    subtype_opclass = pg_catalog.timestamp_ops,
    multirange_type_name = public.hours_multirange
);

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.mood_old2.mood holds a value that the new public.mood does not have
-- rewrites-table: writes table public.mood_old2 and its indexes anew while nobody can read it
ALTER TABLE public.mood_old2 ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;

-- waits at most 3.0 s, runs at most 10.0 s
DROP TYPE public.mood_old3;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.shift.hours holds a value that the new public.hours does not have
-- rewrites-table: writes table public.shift and its indexes anew while nobody can read it
ALTER TABLE public.shift ALTER COLUMN hours TYPE public.hours USING hours::text::public.hours;

-- waits at most 3.0 s, runs at most 10.0 s
DROP TYPE public.hours_old2;
