import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def report = new Build(basedir).report()
assertThat(report.get('goal').asString).isEqualTo('migrate')
assertThat(report.get('outcome').asString).isEqualTo('failed')
assertThat(report.get('migrations').asJsonArray*.asJsonObject*.get('version')*.asString).containsExactly('1', '2')
def finding = report.get('findings').asJsonArray.get(0).asJsonObject
assertThat(finding.get('code').asString).isEqualTo('DB718')
assertThat(finding.get('line').asInt).isEqualTo(7)
return null
