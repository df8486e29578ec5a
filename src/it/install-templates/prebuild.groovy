import io.github.dblifecycle.it.Build

new Build(basedir).shell('test -d .git || git init -q -b main .')
return null
