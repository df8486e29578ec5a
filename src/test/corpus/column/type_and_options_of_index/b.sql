CREATE TABLE public.reading (id integer, amount smallint DEFAULT 0, CONSTRAINT reading_amount UNIQUE (amount));
CREATE INDEX reading_amount_id ON public.reading (amount, id) WITH (fillfactor = 70);
COMMENT ON CONSTRAINT reading_amount ON public.reading IS 'one of each';
