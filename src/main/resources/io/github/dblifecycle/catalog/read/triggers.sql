-- Triggers that carry out a constraint are not a user's own, nor are those a partition got from its parent; of these only
-- the ones are told that somebody enabled or disabled one by one.
with recursive scope as (select ?::oid[] as schemas, ?::oid[] as excluded),
copies (root, firing, oid) as (
    select t.oid, t.tgenabled, c.oid
    from pg_trigger t
    join pg_trigger c on c.tgparentid = t.oid
    where t.tgparentid = 0 and not t.tgisinternal
    union all
    select p.root, p.firing, c.oid
    from copies p
    join pg_trigger c on c.tgparentid = p.oid
),
others as (
    select p.root,
           array_agg(n.nspname::text order by c.oid) as schemas,
           array_agg(c.relname::text order by c.oid) as names,
           array_agg(t.tgenabled::text order by c.oid) as states,
           max(array[t.xmin::text::bigint, t.cmin::text::bigint]) as row_version
    from copies p
    join pg_trigger t on t.oid = p.oid and t.tgenabled <> p.firing
    join pg_class c on c.oid = t.tgrelid
    join pg_namespace n on n.oid = c.relnamespace
    group by p.root
)
select n.nspname as schema,
       c.relname as relation,
       c.relkind as relation_kind,
       t.tgname as name,
       pg_get_triggerdef(t.oid) as definition,
       t.tgenabled as enabled,
       coalesce(o.schemas, '{}') as partition_schemas,
       coalesce(o.names, '{}') as partition_names,
       coalesce(o.states, '{}') as partition_states,
       de.description as comment,
       greatest(array[t.xmin::text::bigint, t.cmin::text::bigint], o.row_version) as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_trigger t
join pg_class c on c.oid = t.tgrelid
join pg_namespace n on n.oid = c.relnamespace
left join others o on o.root = t.oid
left join pg_description de on de.classoid = 'pg_trigger'::regclass and de.objoid = t.oid and de.objsubid = 0
where not t.tgisinternal
  and t.tgparentid = 0
  and c.relkind in ('r', 'p', 'f', 'v')
  and c.relnamespace = any (scope.schemas)
  and c.oid <> all (scope.excluded)
