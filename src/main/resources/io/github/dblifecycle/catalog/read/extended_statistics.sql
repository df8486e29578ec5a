-- The server keeps columns in the order of the table, which means nothing, and prints them before expressions.
-- A target that was not set is -1 until PostgreSQL 16, null since.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select n.nspname as schema,
       s.stxname as name,
       cn.nspname as on_schema,
       c.relname as relation,
       c.relkind as relation_kind,
       replace(pg_get_statisticsobjdef(s.oid),
               ' ON ' || on_list.printed || ' FROM ',
               ' ON ' || on_list.by_name || substr(on_list.printed, length(on_list.by_number) + 1) || ' FROM ') as definition,
       nullif(s.stxstattarget, -1)::integer as target,
       de.description as comment,
       array[s.xmin::text::bigint, s.cmin::text::bigint] as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_statistic_ext s
join pg_namespace n on n.oid = s.stxnamespace
join pg_class c on c.oid = s.stxrelid
join pg_namespace cn on cn.oid = c.relnamespace
cross join lateral (
    select pg_get_statisticsobjdef_columns(s.oid),
           coalesce(string_agg(quote_ident(a.attname), ', ' order by a.attnum), ''),
           coalesce(string_agg(quote_ident(a.attname), ', ' order by a.attname), '')
    from pg_attribute a
    where a.attrelid = s.stxrelid and a.attnum = any (s.stxkeys)
) as on_list (printed, by_number, by_name)
left join pg_description de on de.classoid = 'pg_statistic_ext'::regclass and de.objoid = s.oid and de.objsubid = 0
where s.stxnamespace = any (scope.schemas)
  and c.oid <> all (scope.excluded)
  and s.oid >= 16384
  and not exists (select from pg_depend e
                  where e.classid = 'pg_statistic_ext'::regclass and e.objid = s.oid and e.deptype = 'e')
