-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
CREATE MATERIALIZED VIEW public.first AS
 SELECT min(visit.id) AS id
   FROM public.visit;

-- waits at most 3.0 s, runs at most 10.0 s
CREATE INDEX first_id ON public.first USING btree (id);

ALTER MATERIALIZED VIEW public.days CLUSTER ON days_at;

ALTER MATERIALIZED VIEW public.doctors CLUSTER ON doctors_by_visits;

ALTER MATERIALIZED VIEW public.first CLUSTER ON first_id;
