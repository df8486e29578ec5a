-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.item ALTER COLUMN kind DROP DEFAULT;

CREATE OR REPLACE VIEW public.shown AS SELECT NULL::integer AS id;

-- loses-data: all rows of table public.item are gone
DROP TABLE public.item;

CREATE TABLE public.article (
    id integer,
    label text
);

CREATE OR REPLACE VIEW public.shown AS
 SELECT article.id,
    article.label
   FROM public.article;
