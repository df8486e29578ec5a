-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.item ALTER COLUMN name SET STORAGE EXTERNAL;

ALTER TABLE ONLY public.item ALTER COLUMN picture SET STORAGE EXTENDED;
