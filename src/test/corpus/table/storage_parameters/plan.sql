-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item RESET (autovacuum_enabled);

ALTER TABLE public.item SET (autovacuum_vacuum_scale_factor='0.05', fillfactor='70', toast.autovacuum_enabled='false');
