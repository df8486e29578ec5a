import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

// Kept for the last script: the port has to be the same after the database was stopped and started.
def build = new Build(basedir)
context.put('port', build.localPort())
// The goal found the server running and leaves it so.
assertThat(build.path('.db/local/data/postmaster.pid')).exists()
return null
