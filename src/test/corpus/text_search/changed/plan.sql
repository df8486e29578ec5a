-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP TEXT SEARCH CONFIGURATION public.shop;

DROP TEXT SEARCH DICTIONARY public.plain;

CREATE TEXT SEARCH DICTIONARY public.plain (TEMPLATE = pg_catalog.simple, accept = 'true');

CREATE TEXT SEARCH CONFIGURATION public.shop (PARSER = pg_catalog."default");

ALTER TEXT SEARCH CONFIGURATION public.shop ADD MAPPING FOR asciiword WITH public.plain, simple;

ALTER TEXT SEARCH CONFIGURATION public.shop ADD MAPPING FOR word WITH public.plain, simple;
