import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

def findings = [
        "[ERROR] src/main/resources/db/migration/V3_add_name.sql:1: Flyway cannot read the script's name V3_add_name.sql and would pass it over [DB720]",
        '[ERROR]         Invalid versioned migration name format: V3_add_name.sql (could not recognise version number 3_add_name)',
        '[ERROR]         fix: rename it: V<version>__<description>.sql or R__<description>.sql',
        '[WARNING] src/main/resources/db/migration/undo_orders.sql:1: warning: Flyway will never run undo_orders.sql, it is not named like a migration [DB720]',
        '[WARNING]         fix: rename it: V<version>__<description>.sql or R__<description>.sql, or keep it elsewhere']

build.invocation(1).says(*findings)
build.invocation(2).with {
    says(*findings)
    says "[ERROR] migrate of shop: no migration was applied: src/main/resources/db/migration/V3_add_name.sql:1: Flyway cannot read the script's name V3_add_name.sql and would pass it over"
}
assertThat(build.report().get('findings').asJsonArray*.asJsonObject*.get('severity')*.asString)
        .containsExactly('error', 'warning')
// No database was touched.
assertThat(build.path('.db')).doesNotExist()
return null
