-- pg_user_mapping itself is for superusers: the view hides the options that a role may not see. It has no row version.
-- User 0 is PUBLIC.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select m.usename as name,
       m.srvname as part,
       coalesce(m.umoptions, '{}') as options,
       null as comment,
       array[0, 0]::bigint[] as row_version,
       array[null, null]::bigint[] as comment_version
from scope, pg_user_mappings m
where m.umid >= 16384
  and not exists (select from pg_depend e
                  where e.classid = 'pg_foreign_server'::regclass and e.objid = m.srvid and e.deptype = 'e')
