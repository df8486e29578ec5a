-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.left_alone NOT OF;

-- loses-data: all values of attribute town are gone in columns and tables of type public.address
ALTER TYPE public.address DROP ATTRIBUTE town CASCADE;
