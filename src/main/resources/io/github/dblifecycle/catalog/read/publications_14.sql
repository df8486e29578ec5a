-- PostgreSQL 14 publishes whole tables.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select p.pubname as name,
       p.puballtables as all_tables,
       t.schemas as table_schemas,
       t.names as table_names,
       t.columns as table_columns,
       t.filters as table_filters,
       '{}'::text[] as schemas,
       array(select 'publish=' || concat_ws(', ', case when p.pubinsert then 'insert' end,
                                                 case when p.pubupdate then 'update' end,
                                                 case when p.pubdelete then 'delete' end,
                                                 case when p.pubtruncate then 'truncate' end)
             union all
             select 'publish_via_partition_root=' || p.pubviaroot) as options,
       de.description as comment,
       array[p.xmin::text::bigint, p.cmin::text::bigint] as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_publication p
cross join lateral (
    select coalesce(array_agg(n.nspname::text), '{}'), coalesce(array_agg(c.relname::text), '{}'),
           coalesce(array_agg(null::text), '{}'), coalesce(array_agg(null::text), '{}')
    from pg_publication_rel r
    join pg_class c on c.oid = r.prrelid
    join pg_namespace n on n.oid = c.relnamespace
    where r.prpubid = p.oid and c.relnamespace = any (scope.schemas) and c.oid <> all (scope.excluded)
) as t (schemas, names, columns, filters)
left join pg_description de on de.classoid = 'pg_publication'::regclass and de.objoid = p.oid and de.objsubid = 0
where p.oid >= 16384
  and not exists (select from pg_depend e
                  where e.classid = 'pg_publication'::regclass and e.objid = p.oid and e.deptype = 'e')
