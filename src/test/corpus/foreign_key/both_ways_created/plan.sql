-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE public.house (
    id integer NOT NULL,
    owner integer,
    CONSTRAINT house_pkey PRIMARY KEY (id)
);

CREATE TABLE public.person (
    id integer NOT NULL,
    home integer,
    CONSTRAINT person_pkey PRIMARY KEY (id)
);

ALTER TABLE public.house ADD CONSTRAINT house_owner_fkey FOREIGN KEY (owner) REFERENCES public.person(id);

ALTER TABLE public.person ADD CONSTRAINT person_home_fkey FOREIGN KEY (home) REFERENCES public.house(id);
