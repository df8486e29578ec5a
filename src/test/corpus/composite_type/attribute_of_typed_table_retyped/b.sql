CREATE TYPE public.reading AS (taken date, valid boolean);
CREATE TABLE public.log OF public.reading;
CREATE INDEX log_valid ON public.log (valid);
