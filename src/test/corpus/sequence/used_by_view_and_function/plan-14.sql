-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

ALTER SEQUENCE public.ticket INCREMENT BY 2;

CREATE OR REPLACE FUNCTION public.next_ticket()
 RETURNS bigint
 LANGUAGE sql
BEGIN ATOMIC
 SELECT nextval('public.ticket'::regclass) AS nextval;
END;

CREATE OR REPLACE VIEW public.ticket_state AS
 SELECT ticket.last_value,
    ticket.is_called
   FROM public.ticket;
