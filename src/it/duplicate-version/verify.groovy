import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

def finding = [
        '[ERROR] src/main/resources/db/migration/V2__create_orders.sql:1: more than one script is version 2, Flyway refuses to run any [DB709]',
        '[ERROR]         src/main/resources/db/migration/V2__add_name.sql',
        '[ERROR]         src/main/resources/db/migration/V2__create_orders.sql',
        '[ERROR]         fix: give the newer one the next free version']

build.invocation(1).says(*finding)
build.invocation(2).says(*finding)
assertThat(build.report().get('goal').asString).isEqualTo('migrate')
assertThat(build.report().get('findings').asJsonArray*.asJsonObject*.get('code')*.asString).containsExactly('DB709')
// Nothing was migrated: no local database was made, and none of its programs were unpacked.
assertThat(build.path('target/cache')).doesNotExist()
assertThat(build.path('.db')).doesNotExist()
return null
