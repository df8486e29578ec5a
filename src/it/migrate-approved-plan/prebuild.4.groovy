import io.github.dblifecycle.it.Build

new Build(basedir).shell('echo "DROP TABLE customers CASCADE;" >> src/main/resources/db/migration/V2__create_orders.sql')
return null
