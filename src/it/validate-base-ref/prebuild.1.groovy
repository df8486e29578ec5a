import io.github.dblifecycle.it.Build

def build = new Build(basedir)
def commit = 'git add src && git -c user.name=t -c user.email=t@example.invalid commit -q --no-gpg-sign -m'
build.shell("git init -q -b main . && ${commit} one && git checkout -q -b feature")
build.write('src/main/resources/db/migration/V3__add_note.sql', 'ALTER TABLE orders ADD COLUMN note text;\n')
build.shell("${commit} ours && git checkout -q main")
build.write('src/main/resources/db/migration/V3__add_state.sql', 'ALTER TABLE orders ADD COLUMN state text;\n')
build.shell("${commit} theirs && git checkout -q feature")
return null
