-- Whether a materialized view is filled is a matter of data.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select n.nspname as schema,
       c.relname as name,
       c.relkind = 'm' as materialized,
       am.amname as access_method,
       pg_get_viewdef(c.oid) as definition,
       coalesce(c.reloptions, '{}') || array(select 'toast.' || o from unnest(toast.reloptions) o) as options,
       (select ic.relname from pg_index i join pg_class ic on ic.oid = i.indexrelid
        where i.indrelid = c.oid and i.indisclustered) as clustered_on,
       de.description as comment,
       greatest(array[c.xmin::text::bigint, c.cmin::text::bigint],
                array[r.xmin::text::bigint, r.cmin::text::bigint]) as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_rewrite r on r.ev_class = c.oid and r.rulename = '_RETURN'
left join pg_am am on am.oid = c.relam
left join pg_class toast on toast.oid = c.reltoastrelid
left join pg_description de on de.classoid = 'pg_class'::regclass and de.objoid = c.oid and de.objsubid = 0
where c.relkind in ('v', 'm')
  and c.relnamespace = any (scope.schemas)
  and c.oid <> all (scope.excluded)
