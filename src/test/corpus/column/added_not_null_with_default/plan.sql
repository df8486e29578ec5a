-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item ADD COLUMN name text DEFAULT 'nameless'::text NOT NULL;

ALTER TABLE public.item ADD COLUMN made timestamp with time zone DEFAULT now() NOT NULL;
