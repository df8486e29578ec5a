-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE OR REPLACE VIEW public.v AS SELECT NULL::integer AS k;

-- loses-data: all rows of table public.first_t are gone
DROP FOREIGN TABLE public.first_t;

DROP SERVER s;

CREATE SERVER s VERSION '2' FOREIGN DATA WRAPPER w;

CREATE FOREIGN TABLE public.first_t (
    k integer
)
    SERVER s;

CREATE FOREIGN TABLE public.second_t (
    k integer
)
    SERVER s;

CREATE OR REPLACE VIEW public.v AS
 SELECT k
   FROM public.second_t;
