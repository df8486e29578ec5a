import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def report = new Build(basedir).report()
assertThat(report.get('outcome').asString).isEqualTo('passed')
assertThat(report.get('migrations').asJsonArray).isEmpty()
return null
