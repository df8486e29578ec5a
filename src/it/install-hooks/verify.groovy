import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).with {
    saysSomewhere('wrote .githooks/db-schema-check.sh')
    saysSomewhere('the check of commits, by git for billing, is installed')
    saysSomewhere('the check of commits, by git for orders, is installed')
    saysSomewhere('no migrations and no declared schema: nothing to check in a commit')
}
build.invocation(2).saysSomewhere('the check of commits, by git for billing, is up to date')
build.invocation(3).saysSomewhere("db.hooks: 'cron' starts no hooks")
assertThat(build.path('.git/hooks/pre-commit')).isExecutable()
build.shell('! git -c user.name=t -c user.email=t@example.invalid add billing/src/main/resources/db/schema.sql || ' +
        '! git -c user.name=t -c user.email=t@example.invalid commit -q --no-gpg-sign -m one')
build.shell('git add . && git -c user.name=t -c user.email=t@example.invalid commit -q --no-gpg-sign -m one')
def order = 'orders/src/main/java/shop/Order.java'
build.write(order, build.text(order).replace('private long id;', 'private long id;\n    private String note;'))
build.shell('git add . && ! git -c user.name=t -c user.email=t@example.invalid commit -q --no-gpg-sign -m two 2> refused.txt')
assertThat(build.text('refused.txt')).contains(order, 'mvn -f orders db:generate')
build.write('orders/src/main/resources/db/migration/V2__note.sql', 'ALTER TABLE "order" ADD COLUMN note text;\n')
build.shell('git add orders && git -c user.name=t -c user.email=t@example.invalid commit -q --no-gpg-sign -m two')
return null
