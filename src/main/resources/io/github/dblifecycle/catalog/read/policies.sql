-- Role 0 stands for PUBLIC.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select n.nspname as schema,
       c.relname as relation,
       p.polname as name,
       p.polcmd as command,
       p.polpermissive as permissive,
       array(select coalesce(quote_ident(r.rolname), 'public')
             from unnest(p.polroles) as role (oid)
             left join pg_roles r on r.oid = role.oid
             order by 1) as roles,
       pg_get_expr(p.polqual, p.polrelid) as using_expression,
       pg_get_expr(p.polwithcheck, p.polrelid) as check_expression,
       de.description as comment,
       array[p.xmin::text::bigint, p.cmin::text::bigint] as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_policy p
join pg_class c on c.oid = p.polrelid
join pg_namespace n on n.oid = c.relnamespace
left join pg_description de on de.classoid = 'pg_policy'::regclass and de.objoid = p.oid and de.objsubid = 0
where c.relkind in ('r', 'p')
  and c.relnamespace = any (scope.schemas)
  and c.oid <> all (scope.excluded)
