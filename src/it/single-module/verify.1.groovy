import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def report = new Build(basedir).report()
assertThat(report.get('formatVersion').asInt).isEqualTo(1)
assertThat(report.get('goal').asString).isEqualTo('validate')
assertThat(report.get('environment').isJsonNull()).isTrue()
assertThat(report.get('outcome').asString).isEqualTo('passed')
assertThat(report.get('findings').asJsonArray).isEmpty()
assertThat(report.get('migrations').asJsonArray*.asJsonObject*.get('script')*.asString)
        .containsExactly('V1__create_customers.sql', 'V2__create_orders.sql')
assertThat(report.get('data').asJsonObject.get('serverVersion').asInt).isEqualTo(18)
return null
