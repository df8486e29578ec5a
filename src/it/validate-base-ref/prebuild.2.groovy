import io.github.dblifecycle.it.Build

def build = new Build(basedir)
build.shell(build.invocation(1).fix())
return null
