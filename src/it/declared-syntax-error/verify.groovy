import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).says(
        '[ERROR] src/main/resources/db/schema.sql:4: the declared schema does not load: syntax error at or near "DEFALT" [DB016]',
        '[ERROR]         the statement begins on line 1',
        '[ERROR]         fix: correct the statement')
def finding = build.report().get('findings').asJsonArray.get(0).asJsonObject
assertThat(finding.get('code').asString).isEqualTo('DB016')
assertThat(finding.get('line').asInt).isEqualTo(4)
return null
