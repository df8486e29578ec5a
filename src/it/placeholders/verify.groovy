import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).says(
        '[ERROR] src/main/resources/db/migration/V2__default_tier.sql:2: placeholder ${tier} has no value [DB713]',
        '[ERROR]         fix: give it one: -Dflyway.placeholders.tier=VALUE, or <flyway><placeholders.tier>VALUE</placeholders.tier></flyway> in the plugin\'s configuration; if it is no placeholder, put placeholderReplacement=false into a .conf file beside the script')
build.invocation(2).says('[INFO] 2 migrations run on PostgreSQL 18 and lead to the declared schema (<time>)')
build.invocation(3).says('[INFO] 2 migrations run on PostgreSQL 18 and lead to the declared schema (<time>)')
return null
