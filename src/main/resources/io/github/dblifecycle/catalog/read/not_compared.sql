-- What a user made (object identifiers from 16384 on, PostgreSQL "System Catalog Initial Data") and no other query
-- reads. What lies in no schema is listed whatever the scope. The options of a user mapping are seen by superusers, by
-- the user himself and, of PUBLIC, by whoever may act as the owner of the server (PostgreSQL, "pg_user_mappings").
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded),
candidates (kind, class, oid, schema, name) as (
    select case when t.typisdefined then 'base type' else 'shell type' end, 'pg_type'::regclass, t.oid, t.typnamespace,
           quote_ident(t.typname)
    from pg_type t
    where t.typtype in ('b', 'p') and not exists (select from pg_type e where e.typarray = t.oid)
    union all
    select 'replica identity of a materialized view', 'pg_class'::regclass, c.oid, c.relnamespace, quote_ident(c.relname)
    from pg_class c
    where c.relkind = 'm' and c.relreplident not in ('d', 'n')
    union all
    -- It is taken for its parent's, which does not make it where it does not have all of them.
    select 'part of an incomplete index', 'pg_class'::regclass, c.oid, c.relnamespace, quote_ident(c.relname)
    from pg_inherits h
    join pg_class c on c.oid = h.inhrelid and c.relkind in ('i', 'I')
    join pg_index p on p.indexrelid = h.inhparent and not p.indisvalid
    union all
    -- A list of types without modes means either (PostgreSQL, "DROP PROCEDURE").
    select 'ambiguous procedure', 'pg_proc'::regclass, p.oid, p.pronamespace,
           quote_ident(p.proname) || '(' || pg_get_function_identity_arguments(p.oid) || ')'
    from pg_proc p
    where p.prokind = 'p'
      and exists (select from pg_proc o
                  where o.prokind = 'p' and o.oid <> p.oid and o.proname = p.proname and o.pronamespace = p.pronamespace
                    and array_to_string(o.proallargtypes, ' ') = array_to_string(p.proargtypes::oid[], ' '))
    union all
    select 'subscription', 'pg_subscription'::regclass, s.oid, 0, quote_ident(s.subname)
    from pg_subscription s
    where s.subdbid = (select d.oid from pg_database d where d.datname = current_database())
    union all
    select 'options of a user mapping', 'pg_foreign_server'::regclass, m.srvid, 0,
           quote_ident(m.usename) || ' on ' || quote_ident(m.srvname)
    from pg_user_mappings m
    join pg_foreign_server s on s.oid = m.srvid
    where m.umoptions is null
      and not (select r.rolsuper from pg_roles r where r.rolname = current_user)
      and not (m.umuser <> 0 and m.usename = current_user
               and (pg_has_role(s.srvowner, 'USAGE') or has_server_privilege(s.oid, 'USAGE')))
      and not (m.umuser = 0 and pg_has_role(s.srvowner, 'USAGE'))
)
select c.kind,
       case when n.nspname is null then c.name else quote_ident(n.nspname) || '.' || c.name end as name
from scope, candidates c
left join pg_namespace n on n.oid = c.schema
where c.oid >= 16384
  and (c.schema = 0 or c.schema = any (scope.schemas))
  and (c.class <> 'pg_class'::regclass or c.oid <> all (scope.excluded))
  and not exists (select from pg_depend e
                  where e.classid = c.class and e.objid = c.oid and e.deptype in ('e', 'i'))
union all
select 'security label', l.provider || ' on ' || o.type || ' ' || o.identity
from pg_seclabel l
cross join lateral pg_identify_object(l.classoid, l.objoid, l.objsubid) o
