import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).with {
    saysSomewhere '[ERROR] src/main/resources/db/migration/V2__rename_note.sql:1: column public.orders.note is gone, or became column public.orders.remark, and the entities of main (shop.Order.note), which run while this is deployed, still name it: the server refuses their statements [DB904]'
    saysSomewhere 'old: shop.Order.note, model/src/main/java/shop/Order.java:17, as of main ('
    saysSomewhere 'new: shop.Order.remark, '
    saysSomewhere 'model/src/main/java/shop/Order.java:17'
    saysSomewhere 'step 1, this release: add remark beside it'
    saysSomewhere 'step 2, the next release: drop it and the trigger, once no old version runs'
    saysSomewhere 'the new version does not run before the migrations did: column public.orders.remark [DB909]'
}
build.invocation(2).with {
    saysSomewhere 'break, and that is accepted: column public.orders.note [DB918]'
    saysSomewhere 'lead to the declared schema'
}
build.invocation(3).with {
    saysSomewhere 'lead to the declared schema'
}
build.invocation(4).with {
    saysSomewhere 'were not tried on the new schema, so that nobody knows whether the version that runs goes on running: its build failed [DB919]'
    saysSomewhere '[ERROR]         app/src/main/java/shop/App.java:['
}
build.invocation(5).with {
    saysSomewhere "'sometimes' is none of what it may be"
    saysSomewhere 'write one of: off, check, required'
    saysSomewhere 'write one of: before, after'
    saysSomewhere 'db.entities.baseTimeout'
}
assertThat(build.text('app/target/db/entity-class-path.txt'))
        .startsWith('entities ')
        .contains('/model/target/classes', 'hibernate-core')
build.invocation(7).saysSomewhere('lead to the declared schema')
return null
