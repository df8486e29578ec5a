package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.Confirmation;
import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.migrate.Settlements;
import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.Repair;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Repairs Flyway's history in the database of an environment: removes the rows of migrations that failed, aligns
 * descriptions and checksums with the scripts as they are now, and marks migrations whose scripts are gone as deleted. It
 * changes the history alone, and says row by row what.
 *
 * <p>A script outside a transaction that stopped half-way is left alone until somebody says with {@code db.settle} what
 * became of it. Which database: as for {@code db:migrate}.
 */
@Mojo(name = "repair", threadSafe = true)
public final class RepairMojo extends AbstractEnvironmentMojo {

    /** When the whole run ends at the latest, waiting for another run included: {@code 90s}, {@code 5m}, {@code 1h}. */
    @Parameter(property = "db.deadline", defaultValue = "5m")
    private String deadline;

    /** How long the history is waited for, should somebody hold it, before this gives way and tries again. */
    @Parameter(property = "db.lockTimeout", defaultValue = "3s")
    private String lockTimeout;

    /** Changes nothing: prints what would be changed. */
    @Parameter(property = "db.dryRun", defaultValue = "false")
    private boolean dryRun;

    /**
     * What became of a script that stopped half-way, outside a transaction: {@code applied}, if the rest of it was done by
     * hand, or {@code again}, if it is to be run from its first statement. Where there are several, by version, or by the
     * file of a repeatable one: {@code 8=applied,R__views.sql=again}.
     */
    @Parameter(property = SettleParameter.NAME)
    private @Nullable String settle;

    /** The name of the environment, typed to say that it is meant: needed where it is protected, unless {@code db.dryRun}. */
    @Parameter(property = Confirmation.PROPERTY)
    private @Nullable String confirm;

    @Override
    void run(MavenRun run, EnvironmentRequest request) throws Exception {
        RunLimits limits = RunLimitsParameters.parse(deadline, lockTimeout);
        Settlements settlements = SettleParameter.parse(settle);
        RepairConsole console = new RepairConsole(run, run.clock().instant());
        console.tell(new Repair(limits, new LockListener(run))
                .run(new Repair.Request(request, settlements, new Confirmation(Optional.ofNullable(confirm)), dryRun)));
    }
}
