import io.github.dblifecycle.it.Build

new Build(basedir).shell('''cd src/main/resources/db/migration
mv ../V1.kept V1__create_customers.sql
mv ../V3.kept V3__create_orders.sql
rm V2__late.sql
echo "-- @assert SELECT email IS NOT NULL, id FROM customers" > V5__email.sql
echo "ALTER TABLE customers ALTER email SET NOT NULL;" >> V5__email.sql''')
return null
