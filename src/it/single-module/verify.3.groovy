import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def report = new Build(basedir).report()
assertThat(report.get('goal').asString).isEqualTo('status')
assertThat(report.get('environment').asString).isEqualTo('local')
assertThat(report.get('migrations').asJsonArray*.asJsonObject*.get('state')*.asString)
        .containsExactly('applied', 'applied')
return null
