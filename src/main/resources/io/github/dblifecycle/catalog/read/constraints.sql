-- NOT NULL is read with the column, a constraint trigger with the triggers; what a parent hands down is the parent's.
-- The key of a partitioned table is not valid while a partition lacks it (PostgreSQL, "5.12.2. Partition Maintenance").
-- A child may have declared a check itself that it inherits too: this is told with the parent's check.
with recursive scope as (select ?::oid[] as schemas, ?::oid[] as excluded),
redeclared as (
    select con.conname, con.conrelid as child, con.conrelid as ancestor, 0 as depth
    from pg_constraint con
    where con.contype = 'c' and con.conislocal and con.coninhcount > 0
    union all
    select r.conname, r.child, i.inhparent, r.depth + 1
    from redeclared r
    join pg_inherits i on i.inhrelid = r.ancestor
),
redeclaring as (
    select r.conname, r.ancestor, max(r.depth) as depth, n.nspname::text as schema, c.relname::text as name
    from redeclared r
    join pg_class c on c.oid = r.child
    join pg_namespace n on n.oid = c.relnamespace
    where r.depth > 0
    group by r.conname, r.ancestor, n.nspname, c.relname
)
select n.nspname as schema,
       c.relname as relation,
       con.conname as name,
       con.contype as kind,
       pg_get_constraintdef(con.oid) as definition,
       array(select a.attname::text
             from unnest(con.conkey) with ordinality as k (number, position)
             join pg_attribute a on a.attrelid = con.conrelid and a.attnum = k.number
             order by k.position) as columns,
       fn.nspname as target_schema,
       fc.relname as target_table,
       array(select a.attname::text
             from unnest(con.confkey) with ordinality as k (number, position)
             join pg_attribute a on a.attrelid = con.confrelid and a.attnum = k.number
             order by k.position) as target_columns,
       con.confdeltype as on_delete,
       con.convalidated and (i.indisvalid is null or i.indisvalid or c.relkind <> 'p') as validated,
       con.condeferrable as deferrable,
       con.condeferred as deferred,
       con.connoinherit as no_inherit,
       array(select r.schema from redeclaring r
             where r.conname = con.conname and r.ancestor = con.conrelid and con.contype = 'c'
             order by r.depth, r.schema, r.name) as redeclaring_schemas,
       array(select r.name from redeclaring r
             where r.conname = con.conname and r.ancestor = con.conrelid and con.contype = 'c'
             order by r.depth, r.schema, r.name) as redeclaring_tables,
       coalesce(ic.reloptions, '{}') as index_options,
       ide.description as index_comment,
       de.description as comment,
       array[con.xmin::text::bigint, con.cmin::text::bigint] as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_constraint con
join pg_class c on c.oid = con.conrelid
join pg_namespace n on n.oid = c.relnamespace
left join pg_class fc on fc.oid = con.confrelid and con.contype = 'f'
left join pg_namespace fn on fn.oid = fc.relnamespace
left join pg_class ic on ic.oid = con.conindid and con.contype in ('p', 'u', 'x')
left join pg_index i on i.indexrelid = ic.oid
left join pg_description ide on ide.classoid = 'pg_class'::regclass and ide.objoid = ic.oid and ide.objsubid = 0
left join pg_description de on de.classoid = 'pg_constraint'::regclass and de.objoid = con.oid and de.objsubid = 0
where con.contype in ('p', 'u', 'f', 'c', 'x')
  and con.conparentid = 0
  and con.coninhcount = 0
  and c.relkind in ('r', 'p', 'f')
  and c.relnamespace = any (scope.schemas)
  and c.oid <> all (scope.excluded)
