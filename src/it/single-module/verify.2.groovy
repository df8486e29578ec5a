import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)
def report = build.report()
assertThat(report.get('goal').asString).isEqualTo('migrate')
assertThat(report.get('environment').asString).isEqualTo('local')
assertThat(report.get('outcome').asString).isEqualTo('passed')
assertThat(report.get('migrations').asJsonArray*.asJsonObject*.get('version')*.asString).containsExactly('1', '2')
assertThat(build.text('.db/local/.gitignore')).isEqualTo('*\n')
assertThat(build.path('.db/local/data/postmaster.pid')).doesNotExist()
return null
