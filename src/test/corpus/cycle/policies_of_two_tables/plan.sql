-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE public.person (
    id integer NOT NULL,
    team integer,
    CONSTRAINT person_pkey PRIMARY KEY (id)
);

CREATE TABLE public.team (
    id integer NOT NULL,
    lead integer,
    CONSTRAINT team_pkey PRIMARY KEY (id)
);

CREATE POLICY led ON public.person
    USING ((team IN ( SELECT team.id
   FROM public.team)));

CREATE POLICY member ON public.team
    USING ((lead IN ( SELECT person.id
   FROM public.person)));
