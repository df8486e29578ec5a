-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE OR REPLACE VIEW public.two AS
 SELECT id
   FROM public.item;

CREATE OR REPLACE VIEW public.one AS
 SELECT id
   FROM public.two;
