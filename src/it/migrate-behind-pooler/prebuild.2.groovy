import io.github.dblifecycle.it.Build

import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions
import java.util.concurrent.TimeUnit

def build = new Build(basedir)
def free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())
def port = free.localPort
free.close()

// PgBouncer runs as another user, and the server's password is in its configuration.
def directory = Files.createTempDirectory('pooler')
Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString('rwxr-xr-x'))
def configuration = directory.resolve('pgbouncer.ini')
Files.writeString(configuration, """[databases]
* = host=127.0.0.1 port=${build.localPort()} user=db password=${build.localPassword()}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
ignore_startup_parameters = extra_float_digits
""")
def pooler = new ProcessBuilder('/usr/sbin/pgbouncer', '-u', 'nobody', configuration.toString())
        .redirectErrorStream(true)
        .redirectOutput(basedir.toPath().resolve('pgbouncer.log').toFile())
        .start()
context.put('pooler', pooler)
context.put('configuration', configuration)

def answers = false
while (!answers && pooler.isAlive()) {
    try {
        new Socket('127.0.0.1', port).close()
        answers = true
    } catch (IOException e) {
        pooler.waitFor(50, TimeUnit.MILLISECONDS)
    }
}
assert answers : 'PgBouncer did not start, see pgbouncer.log'
build.write('pooler.properties', "db.url=postgresql://db@127.0.0.1:${port}/local\ndb.password=${build.localPassword()}\n")
return null
