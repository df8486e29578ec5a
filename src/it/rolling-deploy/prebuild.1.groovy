import io.github.dblifecycle.it.Build

def build = new Build(basedir)
def commit = 'git add -A && git -c user.name=t -c user.email=t@example.invalid commit -q --no-gpg-sign -m'
build.write('.gitignore', 'target\nbuild.log\n.db\n')
build.shell("git init -q -b main . && ${commit} one && git checkout -q -b feature")
build.write('model/src/main/java/shop/Order.java', build.text('model/src/main/java/shop/Order.java').replace('note', 'remark'))
build.write('app/src/main/resources/db/migration/V2__rename_note.sql', 'ALTER TABLE orders RENAME COLUMN note TO remark;\n')
return null
