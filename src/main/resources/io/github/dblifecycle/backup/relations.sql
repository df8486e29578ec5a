-- Tables whose rows may be wanted: those of users, and those of extensions whose rows belong to the database (PostgreSQL,
-- "38.17.3. Extension Configuration Tables"). Parallel scans do not matter: COPY of a table never uses any.
select c.oid::bigint as oid,
       n.nspname as schema,
       c.relname as name,
       c.relkind = 'p' as partitioned,
       c.relpersistence = 'u' as unlogged,
       coalesce(am.amname = 'heap', false) as heap,
       case when c.relkind = 'p' then 0 else pg_catalog.pg_table_size(c.oid) end as bytes,
       case when c.relkind = 'p' then 0
            else pg_catalog.pg_relation_size(c.oid) / pg_catalog.current_setting('block_size')::int end as pages,
       e.extname as extension,
       x.condition as condition,
       array(select a.attname::text
             from pg_catalog.pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
             order by a.attnum) as columns,
       rn.nspname as root_schema,
       r.relname as root_name
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_am am on am.oid = c.relam
left join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid
    and d.objsubid = 0 and d.deptype = 'e'
left join pg_catalog.pg_extension e on e.oid = d.refobjid
left join lateral (
    select nullif(e.extcondition[p.position], '') as condition, true as kept
    from pg_catalog.generate_subscripts(e.extconfig, 1) p (position)
    where e.extconfig[p.position] = c.oid
) x on true
-- What hashes of enums say differs from database to database: rows of such a partition go through the topmost table that
-- is divided like this (PostgreSQL, "pg_dump", --load-via-partition-root).
left join lateral (
    select a.relid
    from pg_catalog.pg_partition_ancestors(c.oid) with ordinality a (relid, level)
    join pg_catalog.pg_partitioned_table t on t.partrelid = a.relid
    where c.relispartition and t.partstrat = 'h'
      and exists (select from pg_catalog.unnest(t.partclass::oid[]) k (opclass)
                  join pg_catalog.pg_opclass o on o.oid = k.opclass
                  where o.opcintype = 'pg_catalog.anyenum'::pg_catalog.regtype)
    order by a.level desc limit 1
) via on true
left join pg_catalog.pg_class r on r.oid = via.relid
left join pg_catalog.pg_namespace rn on rn.oid = r.relnamespace
where c.relkind in ('r', 'p')
  and c.relpersistence <> 't'
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and (e.oid is null or x.kept)
order by n.nspname collate "C", c.relname collate "C"
