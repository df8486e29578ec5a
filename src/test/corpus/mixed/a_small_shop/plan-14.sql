-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.customer ALTER COLUMN id DROP DEFAULT;

ALTER TABLE ONLY public.item ALTER COLUMN price DROP DEFAULT;

ALTER TABLE public.sale DROP CONSTRAINT sale_customer_fkey;

DROP VIEW public.turnover;

CREATE TYPE public.state AS ENUM (
    'open',
    'paid',
    'sent'
);

ALTER SEQUENCE public.customer_id_seq AS bigint;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.customer and its indexes anew while nobody can read it
ALTER TABLE public.customer ALTER COLUMN id TYPE bigint;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.customer ALTER COLUMN id SET DEFAULT nextval('public.customer_id_seq'::regclass);

ALTER TABLE public.customer ADD COLUMN vip boolean DEFAULT false NOT NULL;

-- waits at most 3.0 s, runs at most 1200.0 s
-- loses-data: values of column public.item.price may lose precision from integer to numeric(12,2)
-- may-fail-on-data: fails if a value of column public.item.price is no valid numeric(12,2)
-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN price TYPE numeric(12,2);

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.item ALTER COLUMN price SET DEFAULT 0;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.sale and its indexes anew while nobody can read it
ALTER TABLE public.sale ALTER COLUMN customer TYPE bigint;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.sale ADD CONSTRAINT sale_customer_is_not_null CHECK (customer IS NOT NULL) NOT VALID;

ALTER TABLE public.sale ADD COLUMN state public.state DEFAULT 'open'::public.state NOT NULL;

ALTER TABLE public.item ADD CONSTRAINT item_price_check CHECK ((price >= (0)::numeric)) NOT VALID;

CREATE VIEW public.turnover AS
 SELECT c.name,
    c.vip,
    sum(i.price) AS total
   FROM ((public.customer c
     JOIN public.sale s ON ((s.customer = c.id)))
     JOIN public.item i ON ((i.id = s.item)))
  GROUP BY c.name, c.vip;

ALTER TABLE public.sale ADD CONSTRAINT sale_customer_fkey FOREIGN KEY (customer) REFERENCES public.customer(id) ON DELETE CASCADE NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.sale.customer holds a null
ALTER TABLE public.sale VALIDATE CONSTRAINT sale_customer_is_not_null;

-- may-fail-on-data: fails if a row of table public.item breaks constraint item_price_check
ALTER TABLE public.item VALIDATE CONSTRAINT item_price_check;

-- may-fail-on-data: fails if a row of table public.sale points at nothing, which constraint sale_customer_fkey forbids
ALTER TABLE public.sale VALIDATE CONSTRAINT sale_customer_fkey;

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.sale ALTER COLUMN customer SET NOT NULL;

ALTER TABLE public.sale DROP CONSTRAINT sale_customer_is_not_null;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
-- may-fail-on-data: fails if table public.customer holds duplicates that constraint customer_mail_key forbids
CREATE UNIQUE INDEX CONCURRENTLY customer_mail_key ON public.customer (mail);

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.customer ADD CONSTRAINT customer_mail_key UNIQUE USING INDEX customer_mail_key;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY sale_customer ON public.sale USING btree (customer) WHERE (state <> 'sent'::public.state);
