import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).says(
        '[ERROR] src/main/resources/db/migration/V2__default_tier.sql:2: placeholder ${tier} has no value [DB713]',
        '[ERROR]         fix: set it: -Dflyway.placeholders.NAME=VALUE or <placeholders> of the plugin, or switch replacement off for the script with placeholderReplacement=false in its .conf file')
build.invocation(2).says('[INFO] 2 migrations run on PostgreSQL 18 and lead to the declared schema (<time>)')
build.invocation(3).says('[INFO] 2 migrations run on PostgreSQL 18 and lead to the declared schema (<time>)')
return null
