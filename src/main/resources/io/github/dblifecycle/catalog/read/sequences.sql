-- The sequence of an identity column is part of that column (pg_depend, deptype i).
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select n.nspname as schema,
       c.relname as name,
       c.relpersistence as persistence,
       format_type(s.seqtypid, null) as sequence_type,
       s.seqstart as sequence_start,
       s.seqincrement as sequence_increment,
       s.seqmin as sequence_minimum,
       s.seqmax as sequence_maximum,
       s.seqcache as sequence_cache,
       s.seqcycle as sequence_cycle,
       own.nspname as owner_schema,
       ow.relname as owner_table,
       a.attname as owner_column,
       de.description as comment,
       greatest(array[c.xmin::text::bigint, c.cmin::text::bigint],
                array[s.xmin::text::bigint, s.cmin::text::bigint]) as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_sequence s on s.seqrelid = c.oid
left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.objsubid = 0
    and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0 and d.deptype in ('a', 'i')
left join pg_class ow on ow.oid = d.refobjid
left join pg_namespace own on own.oid = ow.relnamespace
left join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
left join pg_description de on de.classoid = 'pg_class'::regclass and de.objoid = c.oid and de.objsubid = 0
where c.relkind = 'S'
  and d.deptype is distinct from 'i'
  and c.relnamespace = any (scope.schemas)
  and c.oid <> all (scope.excluded)
