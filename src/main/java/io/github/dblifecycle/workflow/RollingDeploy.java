package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.declared.DeclaredFile;
import io.github.dblifecycle.declared.DeclaredSchema;
import io.github.dblifecycle.declared.MissingRoles;
import io.github.dblifecycle.diff.entity.EntityBreak;
import io.github.dblifecycle.diff.entity.EntityBreaks;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.jpa.EntityDdl;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.workflow.RollingSettings.Demand;
import io.github.dblifecycle.workflow.RollingSettings.Order;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the version that is replaced and the one that replaces it can run at the same time, as they do during a rolling
 * deploy: the entities of one are tried on the schema of the other.
 */
final class RollingDeploy {

    private static final Logger LOG = LoggerFactory.getLogger(RollingDeploy.class);

    private final BaseScripts scripts;
    private final RollingSettings settings;
    private final Declaration.Entities declaration;
    private final ScratchServer server;
    private final MissingRoles roles;
    private final Clock clock;

    RollingDeploy(
            BaseScripts scripts,
            RollingSettings settings,
            Declaration.Entities declaration,
            ScratchServer server,
            MissingRoles roles,
            Clock clock) {
        this.scripts = scripts;
        this.settings = settings;
        this.declaration = declaration;
        this.server = server;
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * Tries them. Where the branch changes no migration, both versions run on one schema, and there is nothing to try.
     *
     * @param made what the migrations of this branch lead to
     * @param entities what its entities would have
     * @param ddl by whom that was asked for
     */
    List<Finding> findings(ScratchSide made, ScratchSide entities, EntityDdl ddl) throws SQLException {
        if (settings.demand() == Demand.OFF || scripts.isSameAsParted()) {
            return List.of();
        }
        MigrationsSide parted = MigrationsSide.make(server, scripts.partedSettings(), true);
        if (parted.side().isEmpty()) {
            return List.of(untried(
                    "the migrations of " + name() + " do not run",
                    parted.findings().stream().map(Finding::message).toList(),
                    "mvn db:validate in a working tree of " + scripts.ref() + " says why"));
        }
        Catalog before = parted.side().get().reading().catalog();
        Catalog after = made.reading().catalog();
        RollingFindings.Version now =
                new RollingFindings.Version(ddl, entities.reading().catalog());
        RollingFindings findings = new RollingFindings(scripts, settings, made);
        List<EntityBreak> early =
                EntityBreaks.of(entities.reading().catalog(), after, before, declaration.policy(), ddl.habits());
        if (settings.order() == Order.AFTER) {
            return findings.ofNew(early, now);
        }
        try {
            EntityDdl old = new BaseEntities(scripts, settings, declaration.settings(), server.major()).find();
            DeclaredSide loaded = loaded(old, before);
            if (loaded.side().isEmpty()) {
                return List.of(untried(
                        "the DDL of its entities does not run",
                        loaded.findings().stream().map(Finding::message).toList(),
                        "mvn db:validate in a working tree of " + scripts.ref() + " says why"));
            }
            Catalog olds = loaded.side().get().reading().catalog();
            return findings.ofOld(
                    EntityBreaks.of(olds, before, after, declaration.policy(), old.habits()),
                    new RollingFindings.Version(old, olds),
                    now,
                    early);
        } catch (BaseEntities.UnknownException e) {
            LOG.debug("the entities of {} are not known", scripts.ref(), e);
            return List.of(untried(String.valueOf(e.getMessage()), e.details(), e.fix()));
        }
    }

    private DeclaredSide loaded(EntityDdl old, Catalog before) throws SQLException {
        DeclaredSchema schema = new DeclaredSchema(List.of(new DeclaredFile(old.name(), old.sql())));
        DeclaredSide first = DeclaredSide.make(server, schema, scripts.partedSettings(), roles, clock);
        if (first.side().isEmpty()) {
            for (String surroundings : EntitySurroundings.of(before, server.major())) {
                DeclaredSide again = DeclaredSide.make(
                        server, schema, scripts.partedSettings(), Optional.of(surroundings), roles, clock);
                if (again.side().isPresent()) {
                    return again;
                }
            }
        }
        return first;
    }

    private String name() {
        return scripts.base().substring(0, Math.min(9, scripts.base().length()));
    }

    /** Nobody should take silence for a proof. */
    private Finding untried(String why, List<String> details, String fix) {
        return new Finding(
                "DB919",
                settings.demand() == Demand.REQUIRED ? Severity.ERROR : Severity.WARNING,
                Optional.empty(),
                "the entities of " + scripts.ref() + " (" + name()
                        + ") were not tried on the new schema, so that nobody knows whether the version that runs goes on"
                        + " running: " + why,
                details,
                Optional.of(fix));
    }
}
