-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE public.animal (
    id integer NOT NULL,
    name text DEFAULT 'Bello'::text
);

CREATE TABLE public.dog (
    tail boolean
) INHERITS (public.animal);
