-- Columns of tables, views, materialized views and composite types, in their order; dropped ones are gone for a reader.
-- Since PostgreSQL 17 the identity column of a partition counts with the sequence of the topmost parent.
-- Since PostgreSQL 18 a NOT NULL has a row in pg_constraint: it may not be validated, and what is told about it beyond
-- that counts on the table that was told, not on those that inherit it.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded),
own_identities as (
    select d.refobjid, d.refobjsubid, sn.nspname, sc.relname, s.*,
           array[s.xmin::text::bigint, s.cmin::text::bigint] as row_version
    from pg_depend d
    join pg_sequence s on s.seqrelid = d.objid
    join pg_class sc on sc.oid = s.seqrelid
    join pg_namespace sn on sn.oid = sc.relnamespace
    where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
      and d.deptype = 'i' and d.refobjsubid > 0
),
identities as (
    select own.refobjid as attrelid, own.refobjsubid as attnum, own.* from own_identities own
    union all
    select a.attrelid, a.attnum, root.*
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attidentity <> ''
    join pg_attribute ra on ra.attrelid = pg_partition_root(c.oid) and ra.attname = a.attname
    join own_identities root on root.refobjid = ra.attrelid and root.refobjsubid = ra.attnum
    where c.relispartition
      and not exists (select from own_identities own
                      where own.refobjid = a.attrelid and own.refobjsubid = a.attnum)
),
not_nulls as (
    select con.conrelid, con.conkey[1] as attnum, con.convalidated as validated,
           case when con.conislocal then con.conname end as name, con.connoinherit as no_inherit,
           case when con.conislocal then de.description end as comment,
           con.conname as held_name, con.conislocal as held_local
    from pg_constraint con
    left join pg_description de on de.classoid = 'pg_constraint'::regclass and de.objoid = con.oid and de.objsubid = 0
    where con.contype = 'n' and con.conrelid <> 0
)
select n.nspname as schema,
       c.relname as relation,
       c.relkind as relation_kind,
       a.attname as name,
       format_type(a.atttypid, a.atttypmod) as type,
       case when a.attcollation <> 0 and a.attcollation <> t.typcollation
            then quote_ident(cn.nspname) || '.' || quote_ident(co.collname) end as collation,
       pg_get_expr(d.adbin, d.adrelid) as expression,
       a.attgenerated as generated,
       a.attidentity as identity,
       a.attnotnull as not_null,
       coalesce(u.validated, true) as not_null_validated,
       u.name as not_null_name,
       coalesce(u.no_inherit, false) as not_null_no_inherit,
       u.comment as not_null_comment,
       u.held_name as held_not_null,
       coalesce(u.held_local, false) as held_not_null_local,
       a.attislocal as local,
       case when a.attstorage <> t.typstorage then a.attstorage end as storage,
       a.attcompression as compression,
       nullif(a.attstattarget, -1)::integer as statistics_target,
       coalesce(a.attoptions, '{}') as options,
       coalesce(a.attfdwoptions, '{}') as foreign_options,
       i.nspname as sequence_schema,
       i.relname as sequence_name,
       format_type(i.seqtypid, null) as sequence_type,
       i.seqstart as sequence_start,
       i.seqincrement as sequence_increment,
       i.seqmin as sequence_minimum,
       i.seqmax as sequence_maximum,
       i.seqcache as sequence_cache,
       i.seqcycle as sequence_cycle,
       de.description as comment,
       greatest(array[a.xmin::text::bigint, a.cmin::text::bigint],
                case when d.oid is not null then array[d.xmin::text::bigint, d.cmin::text::bigint] end,
                i.row_version) as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_type t on t.oid = a.atttypid
left join pg_collation co on co.oid = a.attcollation
left join pg_namespace cn on cn.oid = co.collnamespace
left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
left join identities i on i.attrelid = a.attrelid and i.attnum = a.attnum
left join not_nulls u on u.conrelid = a.attrelid and u.attnum = a.attnum
left join pg_description de on de.classoid = 'pg_class'::regclass and de.objoid = c.oid and de.objsubid = a.attnum
where c.relkind in ('r', 'p', 'f', 'v', 'm', 'c')
  and c.relnamespace = any (scope.schemas)
  and c.oid <> all (scope.excluded)
order by a.attrelid, a.attnum
