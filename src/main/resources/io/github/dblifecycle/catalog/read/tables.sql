with scope as (select ?::oid[] as schemas, ?::oid[] as excluded),
parents as (
    select i.inhrelid,
           array_agg(n.nspname::text order by i.inhseqno) as schemas,
           array_agg(c.relname::text order by i.inhseqno) as names,
           max(array[i.xmin::text::bigint, i.cmin::text::bigint]) as row_version
    from pg_inherits i
    join pg_class c on c.oid = i.inhparent
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'f')
    group by i.inhrelid
),
marked_indexes as (
    select i.indrelid,
           max(c.relname::text) filter (where i.indisreplident) as replica_identity,
           max(c.relname::text) filter (where i.indisclustered) as clustered
    from pg_index i
    join pg_class c on c.oid = i.indexrelid
    where i.indisreplident or i.indisclustered
    group by i.indrelid
)
select n.nspname as schema,
       c.relname as name,
       c.relpersistence as persistence,
       am.amname as access_method,
       case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as partition_key,
       case when c.relispartition then pg_get_expr(c.relpartbound, c.oid) end as partition_bound,
       coalesce(p.schemas, '{}') as parent_schemas,
       coalesce(p.names, '{}') as parent_names,
       case when c.reloftype <> 0 then format_type(c.reloftype, null) end as of_type,
       s.srvname as server,
       coalesce(ft.ftoptions, '{}') as foreign_options,
       coalesce(c.reloptions, '{}') || array(select 'toast.' || o from unnest(toast.reloptions) o) as options,
       c.relrowsecurity as row_security,
       c.relforcerowsecurity as row_security_forced,
       case when c.relkind = 'f' then 'd' else c.relreplident end as replica_identity,
       m.replica_identity as replica_identity_index,
       m.clustered as clustered_on,
       de.description as comment,
       greatest(array[c.xmin::text::bigint, c.cmin::text::bigint], p.row_version) as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_class c
join pg_namespace n on n.oid = c.relnamespace
left join pg_am am on am.oid = c.relam
left join pg_foreign_table ft on ft.ftrelid = c.oid
left join pg_foreign_server s on s.oid = ft.ftserver
left join pg_class toast on toast.oid = c.reltoastrelid
left join parents p on p.inhrelid = c.oid
left join marked_indexes m on m.indrelid = c.oid
left join pg_description de on de.classoid = 'pg_class'::regclass and de.objoid = c.oid and de.objsubid = 0
where c.relkind in ('r', 'p', 'f')
  and c.relnamespace = any (scope.schemas)
  and c.oid <> all (scope.excluded)
