-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TYPE public.mood ADD VALUE 'ok' AFTER 'sad';

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.person ALTER COLUMN mood SET DEFAULT 'ok'::public.mood;

CREATE VIEW public.calm AS
 SELECT person.id
   FROM public.person
  WHERE (person.mood = 'ok'::public.mood);

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY person_ok ON public.person USING btree (id) WHERE (mood = 'ok'::public.mood);
