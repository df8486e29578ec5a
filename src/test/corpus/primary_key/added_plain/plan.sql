-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.item.id holds a null
-- scans-table: reads all of table public.item while nobody else can read or write it
ALTER TABLE public.item ALTER COLUMN id SET NOT NULL;

-- may-fail-on-data: fails if table public.item holds nulls or duplicates in its new primary key
-- scans-table: reads all of table public.item while nobody else can read or write it
ALTER TABLE public.item ADD CONSTRAINT item_pkey PRIMARY KEY (id);
