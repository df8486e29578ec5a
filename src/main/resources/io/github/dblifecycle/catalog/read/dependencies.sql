-- pg_depend in the words of the catalog. An entry stands for the object a person made: the row type and array types for
-- their table or type, the functions that make a range for its type, the index for its constraint, the _RETURN rule for
-- its view, a default for its column, whatever an extension brought for the extension. An owned sequence is not said to
-- need its column: it is made before that.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded),
relations as (
    select c.oid, c.relkind, n.nspname::text as schema, c.relname::text as name,
           case c.relkind when 'r' then 'TABLE' when 'f' then 'TABLE' when 'p' then 'TABLE' when 'v' then 'VIEW'
                          when 'm' then 'MATERIALIZED_VIEW' when 'S' then 'SEQUENCE'
                          when 'c' then 'COMPOSITE_TYPE' end as kind
    from scope, pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where c.relnamespace = any (scope.schemas) and c.oid <> all (scope.excluded)
      and c.relkind in ('r', 'p', 'f', 'v', 'm', 'S', 'c', 'i', 'I')
),
types as (
    select t.oid, t.typname::text as name, n.nspname::text as schema, t.typrelid,
           case t.typtype when 'e' then 'ENUM' when 'd' then 'DOMAIN' when 'r' then 'RANGE' end as kind
    from scope, pg_type t
    join pg_namespace n on n.oid = t.typnamespace
    where t.typnamespace = any (scope.schemas) and t.typtype in ('e', 'd', 'r', 'c')
),
own_types as (
    select t.oid, coalesce(t.kind, r.kind) as kind, t.schema, t.name
    from types t
    left join relations r on r.oid = t.typrelid
),
constructors as (
    select d.objid as oid, t.schema, t.name
    from own_types t
    join pg_range g on g.rngtypid = t.oid
    join pg_depend d on d.refobjid in (g.rngtypid, g.rngmultitypid)
    where d.classid = 'pg_proc'::regclass and d.refclassid = 'pg_type'::regclass and d.deptype = 'i'
),
families as (
    select 'pg_opfamily'::regclass as class, f.oid, n.nspname::text as schema, f.opfname::text as name,
           am.amname::text as method
    from scope, pg_opfamily f
    join pg_namespace n on n.oid = f.opfnamespace
    join pg_am am on am.oid = f.opfmethod
    where f.opfnamespace = any (scope.schemas)
),
classes as (
    select 'pg_opclass'::regclass as class, c.oid, n.nspname::text as schema, c.opcname::text as name,
           am.amname::text as method
    from scope, pg_opclass c
    join pg_namespace n on n.oid = c.opcnamespace
    join pg_am am on am.oid = c.opcmethod
    where c.opcnamespace = any (scope.schemas)
),
objects (class, oid, position, kind, schema, name, part, arguments) as (
    select 'pg_namespace'::regclass, n.oid, 0, 'SCHEMA', null, n.nspname::text, null, null
    from scope, pg_namespace n where n.oid = any (scope.schemas)
    union all
    select 'pg_extension'::regclass, x.oid, 0, 'EXTENSION', null, x.extname::text, null, null from pg_extension x
    union all
    select e.classid, e.objid, null, 'EXTENSION', null, x.extname::text, null, null
    from pg_depend e join pg_extension x on x.oid = e.refobjid
    where e.deptype = 'e' and e.refclassid = 'pg_extension'::regclass
    union all
    select 'pg_class'::regclass, r.oid, 0, r.kind, r.schema, r.name, null, null
    from relations r where r.kind is not null
    union all
    select 'pg_class'::regclass, r.oid, a.attnum,
           case when r.kind = 'TABLE' then 'COLUMN' else r.kind end,
           r.schema, r.name, case when r.kind = 'TABLE' then a.attname::text end, null
    from relations r
    join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
    where r.kind in ('TABLE', 'VIEW', 'MATERIALIZED_VIEW', 'COMPOSITE_TYPE')
    union all
    select 'pg_class'::regclass, r.oid, 0, 'INDEX', r.schema, r.name, null, null
    from relations r where r.relkind in ('i', 'I')
      and not exists (select from pg_constraint con
                      where con.conindid = r.oid and con.contype in ('p', 'u', 'x'))
    union all
    select 'pg_class'::regclass, con.conindid, 0, 'CONSTRAINT', r.schema, r.name, con.conname::text, null
    from pg_constraint con join relations r on r.oid = con.conrelid
    where con.contype in ('p', 'u', 'x')
    union all
    select 'pg_type'::regclass, t.oid, 0, t.kind, t.schema, t.name, null, null
    from own_types t where t.kind is not null
    union all
    select 'pg_type'::regclass, y.oid, 0, t.kind, t.schema, t.name, null, null
    from own_types t join pg_type e on e.oid = t.oid join pg_type y on y.oid = e.typarray
    where t.kind is not null
    union all
    select 'pg_type'::regclass, m.oid, 0, 'RANGE', t.schema, t.name, null, null
    from own_types t join pg_range g on g.rngtypid = t.oid
    join pg_type e on e.oid = g.rngmultitypid join pg_type m on m.oid in (e.oid, e.typarray)
    union all
    select 'pg_proc'::regclass, c.oid, 0, 'RANGE', c.schema, c.name, null, null from constructors c
    union all
    select 'pg_proc'::regclass, p.oid, 0,
           case p.prokind when 'p' then 'PROCEDURE' when 'a' then 'AGGREGATE' else 'FUNCTION' end,
           n.nspname::text, p.proname::text, null,
           array_to_string(array(select format_type(t.type, null)
                                 from unnest(p.proargtypes::oid[]) with ordinality as t (type, position)
                                 order by t.position), ', ')
    from scope, pg_proc p
    join pg_namespace n on n.oid = p.pronamespace
    where p.pronamespace = any (scope.schemas) and p.oid not in (select c.oid from constructors c)
    union all
    select 'pg_constraint'::regclass, con.oid, 0, 'CONSTRAINT', r.schema, r.name, con.conname::text, null
    from pg_constraint con join relations r on r.oid = con.conrelid
    union all
    select 'pg_constraint'::regclass, con.oid, 0, 'DOMAIN', t.schema, t.name, null, null
    from pg_constraint con join own_types t on t.oid = con.contypid
    union all
    select 'pg_attrdef'::regclass, d.oid, 0,
           case when r.kind = 'TABLE' then 'COLUMN' else r.kind end,
           r.schema, r.name, case when r.kind = 'TABLE' then a.attname::text end, null
    from pg_attrdef d
    join relations r on r.oid = d.adrelid
    join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
    where r.kind is not null
    union all
    select 'pg_rewrite'::regclass, w.oid, 0, case when w.rulename = '_RETURN' then r.kind else 'RULE' end,
           r.schema, r.name, case when w.rulename <> '_RETURN' then w.rulename::text end, null
    from pg_rewrite w join relations r on r.oid = w.ev_class
    union all
    select 'pg_trigger'::regclass, t.oid, 0, 'TRIGGER', r.schema, r.name, t.tgname::text, null
    from pg_trigger t join relations r on r.oid = t.tgrelid
    where not t.tgisinternal
    union all
    select 'pg_policy'::regclass, p.oid, 0, 'POLICY', r.schema, r.name, p.polname::text, null
    from pg_policy p join relations r on r.oid = p.polrelid
    union all
    select 'pg_language'::regclass, l.oid, 0, 'LANGUAGE', null, l.lanname::text, null, null from pg_language l
    union all
    select 'pg_am'::regclass, a.oid, 0, 'ACCESS_METHOD', null, a.amname::text, null, null from pg_am a
    union all
    select 'pg_collation'::regclass, c.oid, 0, 'COLLATION', n.nspname::text, c.collname::text, null, null
    from scope, pg_collation c join pg_namespace n on n.oid = c.collnamespace
    where c.collnamespace = any (scope.schemas)
    union all
    select 'pg_conversion'::regclass, c.oid, 0, 'CONVERSION', n.nspname::text, c.conname::text, null, null
    from scope, pg_conversion c join pg_namespace n on n.oid = c.connamespace
    where c.connamespace = any (scope.schemas)
    union all
    select 'pg_statistic_ext'::regclass, s.oid, 0, 'EXTENDED_STATISTICS', n.nspname::text, s.stxname::text, null, null
    from scope, pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace
    where s.stxnamespace = any (scope.schemas)
    union all
    select 'pg_operator'::regclass, o.oid, 0, 'OPERATOR', n.nspname::text, o.oprname::text, null,
           case when o.oprleft = 0 then 'NONE' else format_type(o.oprleft, null) end || ', '
               || case when o.oprright = 0 then 'NONE' else format_type(o.oprright, null) end
    from scope, pg_operator o join pg_namespace n on n.oid = o.oprnamespace
    where o.oprnamespace = any (scope.schemas)
    union all
    select f.class, f.oid, 0, 'OPERATOR_FAMILY', f.schema, f.name, f.method, null from families f
    union all
    select c.class, c.oid, 0, 'OPERATOR_CLASS', c.schema, c.name, c.method, null from classes c
    union all
    select d.classid, d.objid, 0, case when c.oid is null then 'OPERATOR_FAMILY' else 'OPERATOR_CLASS' end,
           coalesce(c.schema, f.schema), coalesce(c.name, f.name), coalesce(c.method, f.method), null
    from pg_depend d
    left join classes c on c.class = d.refclassid and c.oid = d.refobjid
    left join families f on f.class = d.refclassid and f.oid = d.refobjid
    where d.classid in ('pg_amop'::regclass, 'pg_amproc'::regclass)
      and (c.oid is not null and d.deptype = 'i' or f.oid is not null and d.deptype = 'a')
    union all
    select 'pg_cast'::regclass, c.oid, 0, 'CAST', null, format_type(c.castsource, null), format_type(c.casttarget, null),
           null
    from pg_cast c where c.oid >= 16384
    union all
    select 'pg_transform'::regclass, t.oid, 0, 'TRANSFORM', null, format_type(t.trftype, null), l.lanname::text, null
    from pg_transform t join pg_language l on l.oid = t.trflang
    union all
    select 'pg_ts_parser'::regclass, p.oid, 0, 'TEXT_SEARCH_PARSER', n.nspname::text, p.prsname::text, null, null
    from scope, pg_ts_parser p join pg_namespace n on n.oid = p.prsnamespace
    where p.prsnamespace = any (scope.schemas)
    union all
    select 'pg_ts_template'::regclass, t.oid, 0, 'TEXT_SEARCH_TEMPLATE', n.nspname::text, t.tmplname::text, null, null
    from scope, pg_ts_template t join pg_namespace n on n.oid = t.tmplnamespace
    where t.tmplnamespace = any (scope.schemas)
    union all
    select 'pg_ts_dict'::regclass, d.oid, 0, 'TEXT_SEARCH_DICTIONARY', n.nspname::text, d.dictname::text, null, null
    from scope, pg_ts_dict d join pg_namespace n on n.oid = d.dictnamespace
    where d.dictnamespace = any (scope.schemas)
    union all
    select 'pg_ts_config'::regclass, c.oid, 0, 'TEXT_SEARCH_CONFIGURATION', n.nspname::text, c.cfgname::text, null, null
    from scope, pg_ts_config c join pg_namespace n on n.oid = c.cfgnamespace
    where c.cfgnamespace = any (scope.schemas)
    union all
    select 'pg_foreign_data_wrapper'::regclass, w.oid, 0, 'FOREIGN_DATA_WRAPPER', null, w.fdwname::text, null, null
    from pg_foreign_data_wrapper w
    union all
    select 'pg_foreign_server'::regclass, s.oid, 0, 'SERVER', null, s.srvname::text, null, null from pg_foreign_server s
    union all
    select 'pg_user_mapping'::regclass, m.umid, 0, 'USER_MAPPING', null, m.usename::text, m.srvname::text, null
    from pg_user_mappings m
    union all
    select 'pg_event_trigger'::regclass, t.oid, 0, 'EVENT_TRIGGER', null, t.evtname::text, null, null
    from pg_event_trigger t
    union all
    select 'pg_publication'::regclass, p.oid, 0, 'PUBLICATION', null, p.pubname::text, null, null from pg_publication p
    union all
    select d.classid, d.objid, 0, 'PUBLICATION', null, p.pubname::text, null, null
    from pg_publication p
    join pg_depend d on d.refclassid = 'pg_publication'::regclass and d.refobjid = p.oid and d.deptype = 'a'
),
identity_sequences as (
    select d.objid, d.refobjid, d.refobjsubid
    from pg_depend d
    join pg_class c on c.oid = d.objid and c.relkind = 'S'
    where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
      and d.deptype = 'i' and d.refobjsubid > 0
)
select
       o.kind as dependent_kind, o.schema as dependent_schema, o.name as dependent_name,
       o.part as dependent_part, o.arguments as dependent_arguments,
       d.classid = 'pg_attrdef'::regclass and o.kind = 'COLUMN'
           or o.kind = 'DOMAIN' and (d.classid = 'pg_constraint'::regclass
                                     or r.kind not in ('SCHEMA', 'COLLATION', 'ENUM', 'DOMAIN', 'COMPOSITE_TYPE', 'RANGE', 'TABLE',
                                                        'EXTENSION'))
           as of_expression,
       d.deptype = 'P' as attachment,
       r.kind as on_kind, r.schema as on_schema, r.name as on_name, r.part as on_part, r.arguments as on_arguments
from pg_depend d
left join identity_sequences s on d.refclassid = 'pg_class'::regclass and s.objid = d.refobjid
join objects o on o.class = d.classid and o.oid = d.objid and coalesce(o.position, d.objsubid) = d.objsubid
join objects r on r.class = d.refclassid and r.oid = coalesce(s.refobjid, d.refobjid)
    and coalesce(r.position, d.refobjsubid) = coalesce(s.refobjsubid, d.refobjsubid)
where (d.deptype in ('n', 'a', 'i')
       or d.deptype = 'P' and o.kind = 'CONSTRAINT' and r.kind = 'INDEX')
  and (o.kind <> 'EXTENSION' or r.kind in ('EXTENSION', 'SCHEMA'))
  and not (o.kind = 'SEQUENCE' and r.kind = 'COLUMN')
