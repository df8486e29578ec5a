-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER SEQUENCE public.refunds OWNER TO CURRENT_USER;

CREATE TABLE public.refund (
    id bigint DEFAULT nextval('public.refunds'::regclass)
);

ALTER SEQUENCE public.refunds OWNED BY public.refund.id;

ALTER TABLE ONLY public.payment ALTER COLUMN id SET DEFAULT nextval('public.invoices'::regclass);

ALTER TABLE ONLY public.visit ALTER COLUMN id SET DEFAULT nextval('public.tickets'::regclass);

ALTER SEQUENCE public.invoices OWNER TO reception;

ALTER SEQUENCE public.invoices OWNED BY public.payment.id;

ALTER SEQUENCE public.tickets OWNER TO reception;

ALTER SEQUENCE public.tickets OWNED BY public.visit.id;
