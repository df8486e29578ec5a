-- An index's definition is printed once (offset 0 keeps the planner from repeating it): that takes most of the time.
-- An index behind a constraint is the constraint's; the index of a partition that hangs on its parent's is the parent's.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select n.nspname as schema,
       ic.relname as name,
       c.relname as relation,
       c.relkind as relation_kind,
       print.definition,
       i.indisunique as is_unique,
       i.indisvalid as valid,
       coalesce(ic.reloptions, '{}') as options,
       replace(print.definition, ' WITH (' || printed.options || ')', '') as structure,
       array(select a.attname::text
             from unnest(i.indkey::smallint[]) with ordinality as k (number, position)
             left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number and k.number <> 0
             where k.position <= i.indnkeyatts
             order by k.position) as key_columns,
       i.indpred is not null as partial,
       array(select a.attnum || '=' || a.attstattarget from pg_attribute a
             where a.attrelid = i.indexrelid and a.attstattarget >= 0) as statistics_targets,
       de.description as comment,
       greatest(array[ic.xmin::text::bigint, ic.cmin::text::bigint],
                array[i.xmin::text::bigint, i.cmin::text::bigint]) as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_index i
join pg_class ic on ic.oid = i.indexrelid
join pg_class c on c.oid = i.indrelid
join pg_namespace n on n.oid = ic.relnamespace
cross join lateral (select pg_get_indexdef(i.indexrelid) as definition offset 0) as print
cross join lateral (
    select coalesce(string_agg(o.option_name || '=' || case when quote_ident(o.option_value) = o.option_value
                                                            then o.option_value else quote_literal(o.option_value) end,
                               ', ' order by k.position), '')
    from unnest(ic.reloptions) with ordinality as k (option, position)
    cross join lateral (select split_part(k.option, '=', 1), substr(k.option, strpos(k.option, '=') + 1))
        as o (option_name, option_value)
) as printed (options)
left join pg_description de on de.classoid = 'pg_class'::regclass and de.objoid = ic.oid and de.objsubid = 0
where c.relkind in ('r', 'p', 'm')
  and not ic.relispartition
  and not exists (select from pg_constraint con
                  where con.conindid = i.indexrelid and con.conrelid = i.indrelid and con.contype in ('p', 'u', 'x'))
  and c.relnamespace = any (scope.schemas)
  and c.oid <> all (scope.excluded)
