-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.looks_like_email(text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1 LIKE '%@%'$function$;

CREATE DOMAIN public.email AS text
    CONSTRAINT looks_right CHECK (public.looks_like_email(VALUE));

CREATE TABLE public.person (
    id integer NOT NULL,
    email public.email,
    CONSTRAINT person_pkey PRIMARY KEY (id)
);
