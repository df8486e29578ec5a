-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER SEQUENCE public.visit_id_seq OWNED BY NONE;

-- loses-data: all rows of table public.visit are gone
DROP TABLE public.visit;

ALTER SEQUENCE public.visit_id_seq OWNER TO CURRENT_USER;

CREATE TABLE public.visit (
    id integer DEFAULT nextval('public.visit_id_seq'::regclass) NOT NULL,
    at date NOT NULL
) PARTITION BY RANGE (at);

ALTER SEQUENCE public.visit_id_seq OWNED BY public.visit.id;

ALTER TABLE public.visit OWNER TO reception;
