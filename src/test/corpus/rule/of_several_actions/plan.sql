-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE RULE logged AS
    ON INSERT TO public.item DO ( INSERT INTO public.log (at, name)
  VALUES (now(), new.name);

 NOTIFY changed;
);
