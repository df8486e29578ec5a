def other = context.get('reader')
other.rollback()
other.setAutoCommit(true)
// The lock that Flyway takes for the history.
other.createStatement().execute('SELECT pg_advisory_lock(' + (77431708279161L + '"public"."flyway_schema_history"'.hashCode()) + ')')
return null
