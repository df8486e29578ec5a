import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).says(
        '[ERROR] migrate of shop: -Denv: environment stagng has no URL; did you mean staging? known environments: local, production, staging',
        '[ERROR]     fix: set one of -Ddb.url=postgresql://…; <environments><environment><name>stagng</name><url>…</url></environment></environments> in pom.xml; the environment variable DATABASE_URL_STAGNG, DATABASE_URL')
build.invocation(2).says(
        '[ERROR] status of shop: -Ddb.env: environment preview has no URL; known environments: local, production, staging')
build.invocation(3).says(
        '[ERROR] reset of shop: -Denv: this is not the name of an environment: a letter, then at most 62 letters, digits, - or _',
        '[ERROR]     fix: name one of your environments, for example -Ddb.env=staging')
assertThat(build.path('.db')).doesNotExist()
return null
