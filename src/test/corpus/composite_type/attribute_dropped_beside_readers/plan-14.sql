-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP INDEX public.by_town;

DROP VIEW public.towns;

-- loses-data: all values of attribute town are gone in columns of type public.address
ALTER TYPE public.address DROP ATTRIBUTE town;

ALTER TYPE public.address ADD ATTRIBUTE country text CASCADE;

CREATE VIEW public.towns AS
 SELECT person.id,
    (person.home).country AS town
   FROM public.person;

COMMENT ON VIEW public.towns IS 'where they live';

GRANT SELECT ON TABLE public.towns TO reporting;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY by_town ON public.person USING btree (((home).country));
