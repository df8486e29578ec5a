CREATE TABLE public.reading (id integer, amount integer DEFAULT 0, CONSTRAINT reading_amount UNIQUE (amount));
CREATE INDEX reading_amount_id ON public.reading (amount, id);
