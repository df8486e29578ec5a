-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- loses-data: all rows of table public.person are gone
DROP TABLE public.person;

ALTER TYPE public.mood RENAME TO mood_old;

DROP TYPE public.mood_old;

CREATE TYPE public.mood AS ENUM (
    'sad',
    'happy'
);

CREATE TABLE public.person (
    id integer NOT NULL,
    mood public.mood NOT NULL
) PARTITION BY LIST (mood);

CREATE TABLE public.person_happy PARTITION OF public.person FOR VALUES IN ('happy');

CREATE TABLE public.person_other PARTITION OF public.person DEFAULT;
