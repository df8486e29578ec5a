import io.github.dblifecycle.it.Build

new Build(basedir).shell('sed -i s/curency/currency/ src/main/resources/db/migration/V2__add_currency.sql')
return null
