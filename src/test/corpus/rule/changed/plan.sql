-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE OR REPLACE RULE kept AS
    ON DELETE TO public.item
   WHERE (old.id > 5) DO INSTEAD NOTHING;
