-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TRANSFORM FOR integer LANGUAGE plpgsql (TO SQL WITH FUNCTION public.to_sql(internal));
