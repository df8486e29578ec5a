-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.item ALTER COLUMN code DROP DEFAULT;

-- breaks-callers: statements that name column public.item.twice fail while it is gone
ALTER TABLE public.item DROP COLUMN twice;

ALTER TABLE public.sale DROP CONSTRAINT sale_item;

DROP MATERIALIZED VIEW public.largest;

DROP VIEW public.large;

DROP TRIGGER code_changes ON public.item;

DROP RULE keep ON public.item;

DROP POLICY small_only ON public.item;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN code TYPE bigint;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.item ALTER COLUMN code SET DEFAULT 5;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.item anew, because every row gets a value of its own
ALTER TABLE public.item ADD COLUMN twice integer GENERATED ALWAYS AS ((code * 2)) STORED;

-- rewrites-table: writes table public.sale and its indexes anew while nobody can read it
ALTER TABLE public.sale ALTER COLUMN item_code TYPE bigint;

-- waits at most 3.0 s, runs at most 10.0 s
CREATE VIEW public.large AS
 SELECT item.id,
    item.code
   FROM public.item
  WHERE (item.code > 10);

COMMENT ON VIEW public.large IS 'large ones';

-- waits at most 3.0 s, runs at most 1200.0 s
-- blocks-reads: nobody can read materialized view public.largest from when it was dropped until its query has run and the migration is committed
CREATE MATERIALIZED VIEW public.largest AS
 SELECT max(large.code) AS code
   FROM public.large;

-- waits at most 3.0 s, runs at most 10.0 s
CREATE UNIQUE INDEX largest_code ON public.largest USING btree (code);

ALTER TABLE public.sale ADD CONSTRAINT sale_item FOREIGN KEY (item_code) REFERENCES public.item(code) NOT VALID;

CREATE TRIGGER code_changes BEFORE UPDATE OF code ON public.item FOR EACH ROW WHEN ((new.code > 7)) EXECUTE FUNCTION public.noted();

CREATE RULE keep AS
    ON DELETE TO public.item
   WHERE (old.code > 5) DO INSTEAD NOTHING;

CREATE POLICY small_only ON public.item
    USING ((code < 100));

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.sale points at nothing, which constraint sale_item forbids
ALTER TABLE public.sale VALIDATE CONSTRAINT sale_item;
