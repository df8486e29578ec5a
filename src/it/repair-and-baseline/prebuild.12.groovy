import io.github.dblifecycle.it.Build

def build = new Build(basedir)
build.write('src/main/resources/db/migration/V2__indexes.sql', build.text('src/main/resources/db/migration/V2__indexes.sql') + '-- a comment\n')
return null
