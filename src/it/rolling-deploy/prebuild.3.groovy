import io.github.dblifecycle.it.Build

def build = new Build(basedir)
build.shell('git worktree list | wc -l | grep -qx "1 *"')
build.shell('rm app/src/main/resources/db/migration/V2__rename_note.sql')
build.write('app/src/main/resources/db/migration/V2__add_remark.sql', '''ALTER TABLE orders ADD COLUMN remark varchar(255);
UPDATE orders SET remark = note;
''')
return null
