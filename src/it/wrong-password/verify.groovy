import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(2).says(
        '[ERROR] migrate of shop: the password of user db for 127.0.0.1:<port>/local is wrong',
        '[ERROR]     fix: correct the password; db:info shows which source it comes from',
        '[ERROR] -> [Help 1]')
build.invocation(3).says(
        '[ERROR] migrate of shop: the server has no database of that name: 127.0.0.1:<port>/shop',
        "[ERROR]     fix: correct the database's name in the URL, or create it",
        '[ERROR] -> [Help 1]')
build.invocation(4).says(
        '[ERROR] migrate of shop: 127.0.0.1:<port>/local asks for a password of user db, and none is set',
        '[ERROR]     fix: set -Ddb.password, a <server> in settings.xml, PGPASSWORD, or a line in ~/.pgpass',
        '[ERROR] -> [Help 1]')
assertThat(build.text('build.log')).doesNotContain('not-this-one').doesNotContain(build.localPassword())
return null
