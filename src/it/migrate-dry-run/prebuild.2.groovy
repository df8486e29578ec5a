import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

assertThat(build.path('.db')).doesNotExist()
assertThat(build.text('target/db/plan.md')).contains('3 migrations pending in `not made yet`')
return null
