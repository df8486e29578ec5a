-- The rule that makes a view is read with the view.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select n.nspname as schema,
       c.relname as relation,
       c.relkind as relation_kind,
       r.rulename as name,
       pg_get_ruledef(r.oid) as definition,
       r.ev_enabled as enabled,
       de.description as comment,
       array[r.xmin::text::bigint, r.cmin::text::bigint] as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_rewrite r
join pg_class c on c.oid = r.ev_class
join pg_namespace n on n.oid = c.relnamespace
left join pg_description de on de.classoid = 'pg_rewrite'::regclass and de.objoid = r.oid and de.objsubid = 0
where r.rulename <> '_RETURN'
  and c.relkind in ('r', 'p', 'v')
  and c.relnamespace = any (scope.schemas)
  and c.oid <> all (scope.excluded)
