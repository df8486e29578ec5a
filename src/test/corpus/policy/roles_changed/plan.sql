-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER POLICY own ON public.item TO corpus_reader, corpus_writer;
