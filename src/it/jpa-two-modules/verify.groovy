import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).saysSomewhere('model/src/main/java/shop/Order.java:17: column public.orders.note is needed by entities, but no migration creates it (shop.Order.note) [DB900]')
build.invocation(2).saysSomewhere("'shorter' is nothing that could be accepted")
return null
