-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE VIEW public.ancestors AS
 WITH RECURSIVE ancestors(id, ancestor) AS (
         SELECT item.id,
            item.parent
           FROM public.item
        UNION
         SELECT a.id,
            i.parent
           FROM (ancestors a
             JOIN public.item i ON ((i.id = a.ancestor)))
        )
 SELECT ancestors.id,
    ancestors.ancestor
   FROM ancestors;
