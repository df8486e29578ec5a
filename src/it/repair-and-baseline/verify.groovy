import io.github.dblifecycle.it.Build

def build = new Build(basedir)
def script = 'src/main/resources/db/migration/V2__indexes.sql'

def baseline = build.invocation(2)
baseline.says('[INFO] counts as applied, and is never run here:', '[INFO]   1  create customers  (V1__create_customers.sql)')
baseline.says('[INFO] pending:', '[INFO]   2  indexes  (V2__indexes.sql)')
baseline.saysBeginning('[INFO] local: baselined at version 1 (legacy)')
build.invocation(3).saysBeginning('[ERROR] this database was baselined already, at version 1 (legacy) by db, not at 2')

def stopped = build.invocation(4)
stopped.saysBeginning('[ERROR] ' + script + ':2: migration fails: column "email" does not exist')
stopped.saysSomewhere('mvn db:repair -Ddb.settle=again, or -Ddb.settle=applied')
build.invocation(5).saysBeginning('[ERROR] ' + script + ':2: migration 2 (indexes) stopped half-way in an earlier run, outside a transaction, in statement 2 of 2 [DB726]')

def undecided = build.invocation(6)
undecided.says('[ERROR] ' + script + ':2: migration 2 (indexes) stopped half-way, outside a transaction, in statement 2 of 2, and what became of it only you can know [DB753]')
undecided.says('[ERROR]         if the rest of it was done by hand: -Ddb.settle=applied')
undecided.says('[ERROR]         if what it did was undone by hand, or does no harm twice: -Ddb.settle=again')

build.invocation(7).says(
        '[ERROR] repair of shop: db:repair does nothing to environment production: it is protected (default for the name production), and what is taken out of its history of migrations is known nowhere else',
        '[ERROR]     fix: look first with -Ddb.dryRun, then type its name: -Ddb.confirm=production',
        '[ERROR] -> [Help 1]')
def line = "[INFO]   2  V2__indexes.sql  settled to run again: its row 'indexes [stopped in 2 of 2]' goes, and it is pending".toString()
def dry = build.invocation(8)
dry.says(line)
dry.saysBeginning('[INFO] production: dry run, nothing was changed, 1 row of the history would be')
def done = build.invocation(9)
done.says(line)
done.saysBeginning('[INFO] production: repaired, 1 row of the history changed')

build.invocation(10).says('[INFO] a backup comes first, because backupBeforeMigrate is on (production is protected, default for the name production); without one nothing would be applied (DB748)')
build.invocation(11).saysSomewhere('local: 1 migration applied, now at version 2')

def aligned = build.invocation(12)
aligned.saysSomewhere('2  V2__indexes.sql  checksum ')
aligned.saysSomewhere(', as ' + script + ':1 is now')
return null
