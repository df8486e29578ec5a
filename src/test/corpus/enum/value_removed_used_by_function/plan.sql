-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

DROP FUNCTION public.moods();

DROP FUNCTION public.smiles(public.mood);

DROP TYPE public.mood;

CREATE TYPE public.mood AS ENUM (
    'sad',
    'happy'
);

CREATE OR REPLACE FUNCTION public.moods()
 RETURNS SETOF public.mood
 LANGUAGE sql
AS $function$SELECT unnest(enum_range(NULL::mood))$function$;

CREATE OR REPLACE FUNCTION public.smiles(m public.mood)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT m = 'happy'$function$;

COMMENT ON FUNCTION public.smiles(public.mood) IS 'as far as we know';
