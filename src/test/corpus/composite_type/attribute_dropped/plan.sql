-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TYPE public.address DROP ATTRIBUTE city;
