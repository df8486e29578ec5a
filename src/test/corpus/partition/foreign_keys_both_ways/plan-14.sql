-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.event ADD CONSTRAINT event_at_is_not_null CHECK (at IS NOT NULL) NOT VALID;

ALTER TABLE public.event ADD CONSTRAINT event_id_is_not_null CHECK (id IS NOT NULL) NOT VALID;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.event points at nothing, which constraint event_kind_fkey forbids
-- blocks-writes: reads all of table public.event while nobody can write it or the table it points at
ALTER TABLE public.event ADD CONSTRAINT event_kind_fkey FOREIGN KEY (kind) REFERENCES public.kind(name);

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.event.at holds a null
ALTER TABLE public.event VALIDATE CONSTRAINT event_at_is_not_null;

-- may-fail-on-data: fails if column public.event.id holds a null
ALTER TABLE public.event VALIDATE CONSTRAINT event_id_is_not_null;

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.event ALTER COLUMN at SET NOT NULL;

ALTER TABLE public.event DROP CONSTRAINT event_at_is_not_null;

ALTER TABLE public.event ALTER COLUMN id SET NOT NULL;

ALTER TABLE public.event DROP CONSTRAINT event_id_is_not_null;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if table public.event holds nulls or duplicates in its new primary key
-- scans-table: reads all of table public.event while nobody else can read or write it
ALTER TABLE public.event ADD CONSTRAINT event_pkey PRIMARY KEY (id, at);

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.note ADD CONSTRAINT note_event_id_event_at_fkey FOREIGN KEY (event_id, event_at) REFERENCES public.event(id, at) NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.note points at nothing, which constraint note_event_id_event_at_fkey forbids
ALTER TABLE public.note VALIDATE CONSTRAINT note_event_id_event_at_fkey;
