import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def report = new Build(basedir).report()
assertThat(report.get('goal').asString).isEqualTo('history')
assertThat(report.get('migrations').asJsonArray*.asJsonObject*.get('rank')*.asInt).containsExactly(1, 2)
assertThat(report.get('migrations').asJsonArray*.asJsonObject*.get('appliedBy')*.asString).containsExactly('db', 'db')
return null
