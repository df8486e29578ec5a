-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.person ALTER COLUMN work DROP DEFAULT;

ALTER TYPE public.address RENAME TO address_old;

ALTER TYPE public.place RENAME TO place_old;

CREATE TYPE public.place AS (
    y integer,
    x integer
);

CREATE TYPE public.address AS (
    town text,
    street character varying(80),
    size public.size,
    place public.place,
    "floor 100%" text
);

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.person.home holds a value that the new public.address does not have
-- rewrites-table: writes table public.person and its indexes anew while nobody can read it
ALTER TABLE public.person ALTER COLUMN home TYPE public.address USING (CASE WHEN home IS NOT DISTINCT FROM NULL THEN NULL ELSE ROW((home).town, (home).street, (home).size, CASE WHEN (home).place IS NOT DISTINCT FROM NULL THEN NULL ELSE ROW(((home).place).y, ((home).place).x) END, NULL) END)::text::public.address;

-- may-fail-on-data: fails if column public.person.work holds a value that the new public.address does not have
-- rewrites-table: writes table public.person and its indexes anew while nobody can read it
ALTER TABLE public.person ALTER COLUMN work TYPE public.address USING (CASE WHEN work IS NOT DISTINCT FROM NULL THEN NULL ELSE ROW((work).town, (work).street, (work).size, CASE WHEN (work).place IS NOT DISTINCT FROM NULL THEN NULL ELSE ROW(((work).place).y, ((work).place).x) END, NULL) END)::text::public.address;

-- waits at most 3.0 s, runs at most 10.0 s
DROP TYPE public.address_old;

DROP TYPE public.place_old;

ALTER TABLE ONLY public.person ALTER COLUMN work SET DEFAULT ROW('b'::text, 'a'::character varying(80), 'small'::public.size, NULL::public.place, NULL::text)::public.address;
