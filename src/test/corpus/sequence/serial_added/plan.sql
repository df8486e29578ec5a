-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE SEQUENCE public.queue_id_seq AS integer;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.queue anew, because every row gets a value of its own
ALTER TABLE public.queue ADD COLUMN id integer DEFAULT nextval('public.queue_id_seq'::regclass) NOT NULL;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER SEQUENCE public.queue_id_seq OWNED BY public.queue.id;
