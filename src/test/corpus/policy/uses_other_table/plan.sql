-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE public.member (
    name name NOT NULL,
    level integer,
    CONSTRAINT member_pkey PRIMARY KEY (name)
);

CREATE POLICY own ON public.item
    USING ((EXISTS ( SELECT
   FROM public.member m
  WHERE ((m.name = item.owner) AND (m.level > 3)))));
