-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TYPE public.mood AS ENUM (
    'sad',
    'happy'
);

CREATE TABLE public.person (
    id integer NOT NULL,
    mood public.mood,
    CONSTRAINT person_pkey PRIMARY KEY (id)
);

CREATE TYPE public.sighting AS (
    person public.person,
    mood public.mood
);

CREATE TABLE public.diary (
    at date,
    entry public.sighting
);
