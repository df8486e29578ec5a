-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE SEQUENCE public.ticket;

CREATE TABLE public.line (
    id integer DEFAULT nextval('public.ticket'::regclass) NOT NULL,
    CONSTRAINT line_pkey PRIMARY KEY (id)
);

ALTER TABLE ONLY public.queue ALTER COLUMN id SET DEFAULT nextval('public.ticket'::regclass);
