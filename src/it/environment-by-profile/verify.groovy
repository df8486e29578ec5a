import io.github.dblifecycle.it.Build

def build = new Build(basedir)

// Maven 4 refuses a profile that is not declared before any goal runs.
if (mavenVersion.startsWith('4.')) {
    build.invocation(1).saysSomewhere 'env=production'
    build.invocation(1).neverSays 'shop_production'
} else {
    build.invocation(1).says '[ERROR] status of shop: no server can be reached at 127.0.0.1:1/shop_production'
}
[2, 3].each { number ->
    build.invocation(number).says '[ERROR] status of shop: no server can be reached at 127.0.0.1:1/shop_staging'
}
return null
