import io.github.dblifecycle.it.Build

new Build(basedir).copyTo('pfad mit spaces & \u00fcml\u00e4uts')
return null
