import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)
def scripts = 'src/main/resources/db/migration/'

def history = build.invocation(3)
history.says('[ERROR] ' + scripts + 'V1__create_customers.sql:1: migration 1 (create customers) was edited after it had been applied to this database [DB710]')
history.saysBeginning('[ERROR] migration 3 (create orders) has been applied to this database, but its script is gone [DB724]')
history.says('[ERROR] ' + scripts + 'V2__late.sql:1: migration 2 (late) is older than the newest applied migration and was never applied [DB725]')
history.saysSomewhere('nothing was applied')

def data = build.invocation(4)
data.saysBeginning('[ERROR] ' + scripts + 'V5__email.sql:1: migration V5__email.sql was not begun: its check is not true of the data')
data.saysSomewhere('{"id": 1}')
data.saysSomewhere('fix: mend the data, or the check, and run mvn db:migrate again')

def deadline = build.invocation(5)
deadline.says('[ERROR] ' + scripts + 'V5__email.sql:2: migration V5__email.sql was ended by the deadline of 2 s [DB741]')
deadline.saysBeginning('[ERROR]         statement 2, which had run for ')
deadline.says('[ERROR]         nothing was applied in this run', '[ERROR]         not applied: V5__email.sql, and what comes after it')

def lock = build.invocation(6)
lock.saysSomewhere('note: locks are waited for <time>, longer than db.lockTimeout says')
lock.saysSomewhere('attempt 1 stepped aside: no AccessExclusiveLock on customers within <time>, held by process ')
lock.says('[ERROR] ' + scripts + 'V5__email.sql:1: migration V5__email.sql did not get AccessExclusiveLock on customers before the deadline of 4 s, trying for <time> each time [DB743]')
lock.saysSomewhere('(user db, monthly report, idle in transaction, transaction open for ')

def other = build.invocation(7)
other.saysSomewhere('waiting for another run that migrates this database: process ')
other.says('[ERROR] another run was migrating this database until the deadline of 2 s, nothing was done here [DB744]')
other.saysSomewhere('it is process ')

build.invocation(8).says('[ERROR] the history, table public.flyway_schema_history, has 3 migrations already, the last migration 4 (create items): a baseline comes before all of them [DB755]')

def backup = build.invocation(9)
backup.saysBeginning('[ERROR] a backup comes before a migration of local, and there is none: ')
backup.saysSomewhere('[DB748]')
backup.saysSomewhere('-Ddb.backupBeforeMigrate=false')
assertThat(build.text('build.log')).doesNotContain(build.text('.db/local/pgpass').strip().split(':', 5)[4])
return null
