-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.near(integer, integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT abs($1 - $2) < 5$function$;

CREATE OPERATOR public.~= (
    FUNCTION = public.near,
    LEFTARG = integer,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(public.~=)
);

COMMENT ON OPERATOR public.~= (integer, integer) IS 'almost';

CREATE VIEW public.near_five AS
 SELECT n
   FROM generate_series(1, 10) n(n)
  WHERE (n OPERATOR(public.~=) 5);
