-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.author DROP CONSTRAINT author_best_fkey;

ALTER TABLE public.book DROP CONSTRAINT book_author_fkey;

-- waits at most 3.0 s, runs at most 1200.0 s
-- loses-data: from now on table public.author is empty after a crash, and replicas never have its rows
-- rewrites-table: writes table public.author anew while nobody can read it
ALTER TABLE public.author SET UNLOGGED;

-- loses-data: from now on table public.book is empty after a crash, and replicas never have its rows
-- rewrites-table: writes table public.book anew while nobody can read it
ALTER TABLE public.book SET UNLOGGED;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.author ADD CONSTRAINT author_best_fkey FOREIGN KEY (best) REFERENCES public.book(id) NOT VALID;

ALTER TABLE public.book ADD CONSTRAINT book_author_fkey FOREIGN KEY (author) REFERENCES public.author(id) NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.author points at nothing, which constraint author_best_fkey forbids
ALTER TABLE public.author VALIDATE CONSTRAINT author_best_fkey;

-- may-fail-on-data: fails if a row of table public.book points at nothing, which constraint book_author_fkey forbids
ALTER TABLE public.book VALIDATE CONSTRAINT book_author_fkey;
