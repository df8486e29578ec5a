-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item ADD COLUMN kind integer;

ALTER TABLE public.item ADD COLUMN code text;

ALTER TABLE public.item ADD CONSTRAINT item_code_check CHECK ((code <> ''::text)) NOT VALID;

ALTER TABLE public.item ADD CONSTRAINT item_kind_fkey FOREIGN KEY (kind) REFERENCES public.kind(id) NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.item breaks constraint item_code_check
ALTER TABLE public.item VALIDATE CONSTRAINT item_code_check;

-- may-fail-on-data: fails if a row of table public.item points at nothing, which constraint item_kind_fkey forbids
ALTER TABLE public.item VALIDATE CONSTRAINT item_kind_fkey;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
-- may-fail-on-data: fails if table public.item holds duplicates that constraint item_code_key forbids
CREATE UNIQUE INDEX CONCURRENTLY item_code_key ON public.item (code);

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item ADD CONSTRAINT item_code_key UNIQUE USING INDEX item_code_key;
