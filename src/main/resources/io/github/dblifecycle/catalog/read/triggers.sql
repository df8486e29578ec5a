-- Triggers that carry out a constraint, and those a partition got from its parent, are not a user's own.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select n.nspname as schema,
       c.relname as relation,
       c.relkind as relation_kind,
       t.tgname as name,
       pg_get_triggerdef(t.oid) as definition,
       t.tgenabled as enabled,
       de.description as comment,
       array[t.xmin::text::bigint, t.cmin::text::bigint] as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_trigger t
join pg_class c on c.oid = t.tgrelid
join pg_namespace n on n.oid = c.relnamespace
left join pg_description de on de.classoid = 'pg_trigger'::regclass and de.objoid = t.oid and de.objsubid = 0
where not t.tgisinternal
  and t.tgparentid = 0
  and c.relkind in ('r', 'p', 'v')
  and c.relnamespace = any (scope.schemas)
  and c.oid <> all (scope.excluded)
