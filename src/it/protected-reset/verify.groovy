import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

['production', 'default'].eachWithIndex { name, index ->
    build.invocation(index + 1).says(
            "[ERROR] reset of shop: environment ${name} is not reset: it is protected (default for the name ${name}), and a reset deletes all its data".toString(),
            '[ERROR]     fix: reset the local database instead: -Ddb.env=local',
            '[ERROR] -> [Help 1]')
}
build.invocation(3).says(
        '[ERROR] reset of shop: environment staging is not reset: only the environment local is ever reset, because a reset deletes all data',
        '[ERROR]     fix: reset the local database instead: -Ddb.env=local',
        '[ERROR] -> [Help 1]')
build.invocation(4).says(
        '[ERROR] reset of shop: environment local is not reset: its URL leads to another machine (db.example.invalid:5432/shop), which may be in use by other people',
        '[ERROR]     fix: take the URL away to use the embedded database, or use a server on localhost',
        '[ERROR] -> [Help 1]')
assertThat(build.path('.db')).doesNotExist()
return null
