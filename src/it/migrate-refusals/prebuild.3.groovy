import io.github.dblifecycle.it.Build

new Build(basedir).shell('''cd src/main/resources/db/migration
cp V1__create_customers.sql ../V1.kept
echo "-- edited" >> V1__create_customers.sql
mv V3__create_orders.sql ../V3.kept
echo "SELECT 1;" > V2__late.sql''')
return null
