import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).says(
        '[ERROR] migrate of shop: no server can be reached at 127.0.0.1:1/shop_staging',
        '[ERROR]     fix: start the server, or correct host and port of the URL',
        '[ERROR] -> [Help 1]')
build.invocation(2).says(
        '[ERROR] status of shop: the host of db.example.invalid:5432/shop is not known to the name service',
        '[ERROR]     fix: correct the host of the URL, or connect to the network (VPN) that knows it',
        '[ERROR] -> [Help 1]')
assertThat(build.path('.db')).doesNotExist()
return null
