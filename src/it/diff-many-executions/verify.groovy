import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).with {
    says '[INFO] no change from old.sql to old.sql (<time>)'
    says '[INFO] 1 change: 1 created from old.sql to new.sql, proved on PostgreSQL 18 (<time>)'
    says '[INFO] 1 change: 1 created from empty to new.sql, proved on PostgreSQL 18 (<time>)'
}
def starts = new File(basedir, 'build.log').readLines().findAll { it =~ /PostgreSQL 18\S* runs in .* on port/ }
assertThat(starts).hasSize(1)
def directory = (starts[0] =~ /runs in (\S+) on port/)[0][1]
assertThat(new File(directory)).doesNotExist()
build.invocation(2).saysSomewhere('db:diff found 1 change: 1 created from old.sql to new.sql')
return null
