-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE SEQUENCE public.visit_number_seq AS integer;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.visit anew, because every row gets a value of its own
ALTER TABLE public.visit ADD COLUMN number integer DEFAULT nextval('public.visit_number_seq'::regclass) NOT NULL;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER SEQUENCE public.visit_number_seq OWNER TO reception;

ALTER SEQUENCE public.visit_number_seq OWNED BY public.visit.number;
