-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE public.item (
    id integer NOT NULL,
    name text,
    CONSTRAINT item_pkey PRIMARY KEY (id)
);

CREATE TEXT SEARCH CONFIGURATION public.shop (PARSER = pg_catalog."default");

ALTER TEXT SEARCH CONFIGURATION public.shop ADD MAPPING FOR asciihword WITH english_stem;

ALTER TEXT SEARCH CONFIGURATION public.shop ADD MAPPING FOR asciiword WITH english_stem;

ALTER TEXT SEARCH CONFIGURATION public.shop ADD MAPPING FOR email WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.shop ADD MAPPING FOR file WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.shop ADD MAPPING FOR float WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.shop ADD MAPPING FOR host WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.shop ADD MAPPING FOR hword WITH english_stem;

ALTER TEXT SEARCH CONFIGURATION public.shop ADD MAPPING FOR hword_asciipart WITH english_stem;

ALTER TEXT SEARCH CONFIGURATION public.shop ADD MAPPING FOR hword_numpart WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.shop ADD MAPPING FOR hword_part WITH english_stem;

ALTER TEXT SEARCH CONFIGURATION public.shop ADD MAPPING FOR int WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.shop ADD MAPPING FOR numhword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.shop ADD MAPPING FOR numword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.shop ADD MAPPING FOR sfloat WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.shop ADD MAPPING FOR uint WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.shop ADD MAPPING FOR url WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.shop ADD MAPPING FOR url_path WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.shop ADD MAPPING FOR version WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.shop ADD MAPPING FOR word WITH english_stem;

CREATE INDEX item_words ON public.item USING gin (to_tsvector('public.shop'::regconfig, name));
