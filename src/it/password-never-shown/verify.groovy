import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

// Nor is the one shown that the local database was given.
def build = new Build(basedir)
assertThat(build.text('build.log')).doesNotContain(build.localPassword())
return null
