-- Owners, tablespaces, and where privileges differ from what a new object has: from acldefault, or for what initdb made
-- from pg_init_privs. Privileges of columns are told with their table or view. Role 0 stands for PUBLIC.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded),
owned (class, oid, kind, schema, name, part, arguments, owner, acl, acl_type, tablespace) as (
    select 'pg_namespace'::regclass, n.oid, 'SCHEMA', null::name, n.nspname, null::text, null::text, n.nspowner, n.nspacl,
           'n'::"char", 0::oid
    from scope, pg_namespace n where n.oid = any (scope.schemas)
    union all
    select 'pg_language'::regclass, l.oid, 'LANGUAGE', null, l.lanname, null, null, l.lanowner, l.lanacl, 'l', 0
    from pg_language l where l.oid >= 16384
    union all
    select 'pg_foreign_data_wrapper'::regclass, w.oid, 'FOREIGN_DATA_WRAPPER', null, w.fdwname, null, null, w.fdwowner,
           w.fdwacl, 'F', 0
    from pg_foreign_data_wrapper w
    union all
    select 'pg_foreign_server'::regclass, s.oid, 'SERVER', null, s.srvname, null, null, s.srvowner, s.srvacl, 'S', 0
    from pg_foreign_server s
    union all
    select 'pg_class'::regclass, c.oid,
           case c.relkind when 'v' then 'VIEW' when 'm' then 'MATERIALIZED_VIEW' when 'S' then 'SEQUENCE' else 'TABLE' end,
           n.nspname, c.relname, null, null, c.relowner, c.relacl,
           case c.relkind when 'S' then 's' else 'r' end::"char", c.reltablespace
    from scope, pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S')
      and c.relnamespace = any (scope.schemas) and c.oid <> all (scope.excluded)
    union all
    select 'pg_class'::regclass, c.oid, case when con.oid is null then 'INDEX' else 'CONSTRAINT' end, n.nspname,
           case when con.oid is null then c.relname else t.relname end, con.conname::text, null, 0, null, 'r',
           c.reltablespace
    from scope, pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_index i on i.indexrelid = c.oid
    join pg_class t on t.oid = i.indrelid
    left join pg_constraint con on con.conindid = c.oid and con.conrelid = t.oid and con.contype in ('p', 'u', 'x')
    where c.reltablespace <> 0
      and c.relnamespace = any (scope.schemas) and t.oid <> all (scope.excluded)
    union all
    select 'pg_type'::regclass, t.oid,
           case t.typtype when 'e' then 'ENUM' when 'd' then 'DOMAIN' when 'r' then 'RANGE' else 'COMPOSITE_TYPE' end,
           n.nspname, t.typname, null, null, t.typowner, t.typacl, 'T', 0
    from scope, pg_type t join pg_namespace n on n.oid = t.typnamespace
    left join pg_class c on c.oid = t.typrelid
    where t.typnamespace = any (scope.schemas) and (t.typtype in ('e', 'd', 'r') or c.relkind = 'c')
    union all
    select 'pg_proc'::regclass, p.oid,
           case p.prokind when 'p' then 'PROCEDURE' when 'a' then 'AGGREGATE' else 'FUNCTION' end,
           n.nspname, p.proname, null,
           array_to_string(array(select format_type(t.type, null)
                                 from unnest(p.proargtypes::oid[]) with ordinality as t (type, position)
                                 order by t.position), ', '),
           p.proowner, p.proacl, 'f', 0
    from scope, pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.pronamespace = any (scope.schemas)
    union all
    select 'pg_collation'::regclass, c.oid, 'COLLATION', n.nspname, c.collname, null, null, c.collowner, null, 'r', 0
    from scope, pg_collation c join pg_namespace n on n.oid = c.collnamespace where n.oid = any (scope.schemas)
    union all
    select 'pg_conversion'::regclass, c.oid, 'CONVERSION', n.nspname, c.conname, null, null, c.conowner, null, 'r', 0
    from scope, pg_conversion c join pg_namespace n on n.oid = c.connamespace where n.oid = any (scope.schemas)
    union all
    select 'pg_operator'::regclass, o.oid, 'OPERATOR', n.nspname, o.oprname, null,
           case when o.oprleft = 0 then 'NONE' else format_type(o.oprleft, null) end || ', '
               || case when o.oprright = 0 then 'NONE' else format_type(o.oprright, null) end, o.oprowner, null, 'r', 0
    from scope, pg_operator o join pg_namespace n on n.oid = o.oprnamespace where n.oid = any (scope.schemas)
    union all
    select 'pg_opclass'::regclass, o.oid, 'OPERATOR_CLASS', n.nspname, o.opcname, am.amname::text, null, o.opcowner, null,
           'r', 0
    from scope, pg_opclass o join pg_am am on am.oid = o.opcmethod
    join pg_namespace n on n.oid = o.opcnamespace where n.oid = any (scope.schemas)
    union all
    select 'pg_opfamily'::regclass, o.oid, 'OPERATOR_FAMILY', n.nspname, o.opfname, am.amname::text, null, o.opfowner, null,
           'r', 0
    from scope, pg_opfamily o join pg_am am on am.oid = o.opfmethod
    join pg_namespace n on n.oid = o.opfnamespace where n.oid = any (scope.schemas)
    union all
    select 'pg_ts_dict'::regclass, d.oid, 'TEXT_SEARCH_DICTIONARY', n.nspname, d.dictname, null, null, d.dictowner, null,
           'r', 0
    from scope, pg_ts_dict d join pg_namespace n on n.oid = d.dictnamespace where n.oid = any (scope.schemas)
    union all
    select 'pg_ts_config'::regclass, c.oid, 'TEXT_SEARCH_CONFIGURATION', n.nspname, c.cfgname, null, null, c.cfgowner, null,
           'r', 0
    from scope, pg_ts_config c join pg_namespace n on n.oid = c.cfgnamespace where n.oid = any (scope.schemas)
    union all
    select 'pg_statistic_ext'::regclass, s.oid, 'EXTENDED_STATISTICS', n.nspname, s.stxname, null, null, s.stxowner, null,
           'r', 0
    from scope, pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace where n.oid = any (scope.schemas)
    union all
    select 'pg_event_trigger'::regclass, t.oid, 'EVENT_TRIGGER', null, t.evtname, null, null, t.evtowner, null, 'r', 0
    from pg_event_trigger t
    union all
    select 'pg_publication'::regclass, p.oid, 'PUBLICATION', null, p.pubname, null, null, p.pubowner, null, 'r', 0
    from pg_publication p
),
lists (class, oid, column_name, acl, usual) as (
    select o.class, o.oid, null::text, o.acl, coalesce(i.initprivs, acldefault(o.acl_type, o.owner))
    from owned o
    left join pg_init_privs i on i.classoid = o.class and i.objoid = o.oid and i.objsubid = 0
    where o.acl is not null
    union all
    select o.class, o.oid, a.attname::text, a.attacl, acldefault('c', o.owner)
    from owned o
    join pg_attribute a on a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped and a.attacl is not null
    where o.class = 'pg_class'::regclass
),
privileges as (
    select l.class, l.oid,
           array_agg(case when e.grantee = 0 then 'public' else pg_get_userbyid(e.grantee)::text end) as grantees,
           array_agg(e.privilege_type) as rights, array_agg(l.column_name) as column_names,
           array_agg(e.is_grantable) as grantable, array_agg(e.granted) as granted
    from lists l
    cross join lateral (
        (select true as granted, a.grantee, a.privilege_type, a.is_grantable from aclexplode(l.acl) a
         except select true, b.grantee, b.privilege_type, b.is_grantable from aclexplode(l.usual) b)
        union all
        (select false, b.grantee, b.privilege_type, b.is_grantable from aclexplode(l.usual) b
         except select false, a.grantee, a.privilege_type, a.is_grantable from aclexplode(l.acl) a)
    ) e
    group by l.class, l.oid
)
select o.kind, o.schema, o.name, o.part, o.arguments,
       r.rolname as owner,
       coalesce(r.rolname = current_user, true) as own,
       s.spcname as tablespace,
       p.grantees, p.rights, p.column_names, p.grantable, p.granted
from owned o
left join pg_roles r on r.oid = o.owner
left join pg_tablespace s on s.oid = o.tablespace
left join privileges p on p.class = o.class and p.oid = o.oid
