import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)
assertThat(build.text('src/main/resources/db/schema.sql')).contains('CREATE TABLE public.orders', 'CREATE VIEW public.buyers')
build.invocation(5).saysSomewhere('production: baselined at version 1 (taken over)')
build.invocation(6).saysSomewhere('is what its applied migrations produce')
build.invocation(8).saysSomewhere('nothing to do, at version 1')
return null
