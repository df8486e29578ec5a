-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.audit_setting RESET (user_catalog_table);

ALTER TABLE public.target RESET (user_catalog_table);

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.route anew while nobody can read it
ALTER TABLE public.route SET LOGGED;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.target SET (fillfactor='70');

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.audit_setting and its indexes anew while nobody can read it
ALTER TABLE public.audit_setting ALTER COLUMN id TYPE bigint;

-- rewrites-table: writes table public.target and its indexes anew while nobody can read it
ALTER TABLE public.target ALTER COLUMN id TYPE bigint;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.audit_setting SET (user_catalog_table='true');

ALTER TABLE public.route SET (user_catalog_table='true');
