-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TYPE public.place ADD ATTRIBUTE z integer CASCADE;

ALTER TYPE public.address ADD ATTRIBUTE places public.place[] CASCADE;
