-- Generated columns can be published since PostgreSQL 18. The order of columns means nothing.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select p.pubname as name,
       p.puballtables as all_tables,
       t.schemas as table_schemas,
       t.names as table_names,
       t.columns as table_columns,
       t.filters as table_filters,
       array(select n.nspname::text
             from pg_publication_namespace pn
             join pg_namespace n on n.oid = pn.pnnspid
             where pn.pnpubid = p.oid and n.oid = any (scope.schemas)) as schemas,
       array(select 'publish=' || concat_ws(', ', case when p.pubinsert then 'insert' end,
                                                 case when p.pubupdate then 'update' end,
                                                 case when p.pubdelete then 'delete' end,
                                                 case when p.pubtruncate then 'truncate' end)
             union all
             select 'publish_via_partition_root=' || p.pubviaroot
             union all
             select 'publish_generated_columns=' || case when row.data ->> 'pubgencols' = 's' then 'stored' else 'none' end
             where row.data -> 'pubgencols' is not null) as options,
       de.description as comment,
       greatest(array[p.xmin::text::bigint, p.cmin::text::bigint], t.row_version) as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_publication p
cross join lateral (select to_jsonb(p)) as row (data)
cross join lateral (
    select coalesce(array_agg(n.nspname::text), '{}'), coalesce(array_agg(c.relname::text), '{}'),
           coalesce(array_agg((select string_agg(quote_ident(a.attname), ', ' order by a.attname)
                               from pg_attribute a where a.attrelid = c.oid and a.attnum = any (r.prattrs))), '{}'),
           coalesce(array_agg('(' || pg_get_expr(r.prqual, r.prrelid) || ')'), '{}'),
           max(array[r.xmin::text::bigint, r.cmin::text::bigint])
    from pg_publication_rel r
    join pg_class c on c.oid = r.prrelid
    join pg_namespace n on n.oid = c.relnamespace
    where r.prpubid = p.oid and c.relnamespace = any (scope.schemas) and c.oid <> all (scope.excluded)
) as t (schemas, names, columns, filters, row_version)
left join pg_description de on de.classoid = 'pg_publication'::regclass and de.objoid = p.oid and de.objsubid = 0
where p.oid >= 16384
  and not exists (select from pg_depend e
                  where e.classid = 'pg_publication'::regclass and e.objid = p.oid and e.deptype = 'e')
