return new File('/usr/sbin/pgbouncer').canExecute()
