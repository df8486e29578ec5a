import io.github.dblifecycle.it.Build

def build = new Build(basedir)
def port = build.localPort()
build.write('wrong.properties', "db.url=postgresql://db@127.0.0.1:${port}/local\ndb.password=not-this-one\n")
build.write('nowhere.properties', "db.url=postgresql://db@127.0.0.1:${port}/shop\ndb.password=${build.localPassword()}\n")
build.write('none.properties', "db.url=postgresql://db@127.0.0.1:${port}/local\n")
return null
