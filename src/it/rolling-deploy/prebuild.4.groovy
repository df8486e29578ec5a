import io.github.dblifecycle.it.Build

// A base that does not compile.
def build = new Build(basedir)
def commit = 'git add -A && git -c user.name=t -c user.email=t@example.invalid commit -q --no-gpg-sign -m'
build.shell("${commit} ours && git checkout -q main && echo broken >> app/src/main/java/shop/App.java && ${commit} broken")
build.shell('git checkout -q feature && git -c user.name=t -c user.email=t@example.invalid rebase -q --no-gpg-sign main')
build.shell('git checkout -q main~1 -- app/src/main/java/shop/App.java')
return null
