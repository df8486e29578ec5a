-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TYPE public.mood ADD VALUE 'numb' BEFORE 'sad';

ALTER TYPE public.mood ADD VALUE 'desperate' AFTER 'numb';

ALTER TYPE public.mood ADD VALUE 'meh' AFTER 'sad';

ALTER TYPE public.mood ADD VALUE 'ok' AFTER 'meh';

ALTER TYPE public.mood ADD VALUE 'delighted';

ALTER TYPE public.mood ADD VALUE 'it''s over';
