-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.member ADD CONSTRAINT member_card_not_null NOT NULL card NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.member.card holds a null
ALTER TABLE public.member VALIDATE CONSTRAINT member_card_not_null;

-- may-fail-on-data: fails if column public.holder.card holds a null
-- scans-table: reads all of table public.holder while nobody else can read or write it
ALTER TABLE public.holder ADD CONSTRAINT is_known NOT NULL card;
