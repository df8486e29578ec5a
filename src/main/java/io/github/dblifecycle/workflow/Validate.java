package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.declared.DeclarationException;
import io.github.dblifecycle.declared.MissingRoles;
import io.github.dblifecycle.diff.Comparison;
import io.github.dblifecycle.diff.entity.Amendment;
import io.github.dblifecycle.diff.entity.EntityAmendment;
import io.github.dblifecycle.diff.entity.EntityPolicy;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.jpa.EntityDdl;
import io.github.dblifecycle.migrate.MigrationLocations;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.ScratchMigration;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.scratch.ScratchSettings;
import io.github.dblifecycle.workflow.ValidateOutcome.Subject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves in scratch databases that the migrations run, and that they lead to the declared schema. Touches no other
 * database.
 */
public final class Validate {

    /**
     * Validates.
     *
     * @throws SQLException where the scratch server goes away meanwhile
     */
    public ValidateOutcome run(ValidateRequest request) throws SQLException {
        MigrationSettings settings = request.migrations();
        MigrationLocations locations = settings.locations();
        Optional<Declared> declared;
        try {
            declared = Declared.by(request.declared(), settings.layout().directory());
        } catch (DeclarationException e) {
            return early(e.findings(), Subject.DECLARED_ONLY);
        }
        if (locations.isEmpty() && locations.problems().isEmpty() && declared.isEmpty()) {
            return new ValidateOutcome.Skipped();
        }
        Subject subject = locations.isEmpty()
                ? Subject.DECLARED_ONLY
                : declared.isEmpty() ? Subject.MIGRATIONS_ONLY : Subject.BOTH;
        if (!locations.problems().isEmpty()) {
            return early(locations.problems(), subject);
        }
        try (StartingServer starting = StartingServer.start(request.scratch())) {
            List<Finding> names = ScratchMigration.checkNames(settings);
            if (names.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
                return early(names, subject);
            }
            List<Finding> findings = new ArrayList<>(names);
            findings.addAll(againstBase(request, starting));
            return prove(request, starting.server(), declared, subject, findings);
        }
    }

    /** Both orders are tried only where each branch has migrations of its own and no two of them exclude each other. */
    private static List<Finding> againstBase(ValidateRequest request, StartingServer starting) throws SQLException {
        if (request.baseRef().isEmpty()) {
            return List.of();
        }
        try (BaseScripts scripts =
                BaseScripts.of(request.migrations(), request.baseRef().get())) {
            List<Finding> findings =
                    new ArrayList<>(new BaseFindings(scripts, request.scratch().clock()).findings());
            if (findings.stream().noneMatch(finding -> finding.code().equals(BaseFindings.TAKEN))) {
                findings.addAll(new BothOrders(scripts, starting.server()).findings());
            }
            return findings;
        }
    }

    private static ValidateOutcome early(List<Finding> findings, Subject subject) {
        return new ValidateOutcome.Checked(findings, List.of(), subject, 0, Optional.empty());
    }

    private static ValidateOutcome prove(
            ValidateRequest request,
            ScratchServer server,
            Optional<Declared> declared,
            Subject subject,
            List<Finding> names)
            throws SQLException {
        MigrationSettings settings = request.migrations();
        MissingRoles roles = roles(request.scratch());
        Clock clock = request.scratch().clock();
        BothSides sides = BothSides.make(
                () -> settings.locations().isEmpty()
                        ? MigrationsSide.none(server)
                        : MigrationsSide.make(server, settings, declared.isPresent()),
                declared.map(schema -> () -> schema.make(server, settings, roles, clock)));
        if (declared.isPresent()) {
            sides = declared.get().again(sides, server, settings, roles, clock);
        }
        List<Finding> findings = new ArrayList<>(names);
        findings.addAll(sides.migrations().findings());
        sides.declared().ifPresent(side -> findings.addAll(side.findings()));
        findings.addAll(NotComparedFindings.of(sides));
        Optional<Compared> compared = compare(request, sides, declared, server);
        compared.ifPresent(both -> findings.addAll(both.mismatches()));
        findings.addAll(rolling(request, sides, declared, server, roles));
        return new ValidateOutcome.Checked(
                findings,
                sides.migrations().outcome().ran(),
                subject,
                server.major(),
                compared.map(Compared::comparison));
    }

    /** Where versions follow each other, both run for a while. */
    private static List<Finding> rolling(
            ValidateRequest request,
            BothSides sides,
            Optional<Declared> declared,
            ScratchServer server,
            MissingRoles roles)
            throws SQLException {
        Optional<ScratchSide> made = sides.migrations().side();
        Optional<ScratchSide> entities = sides.declared().flatMap(DeclaredSide::side);
        Optional<EntityDdl> ddl = declared.flatMap(Declared::ddl);
        if (request.baseRef().isEmpty()
                || request.rolling().isEmpty()
                || !(request.declared() instanceof Declaration.Entities declaration)
                || made.isEmpty()
                || entities.isEmpty()
                || ddl.isEmpty()) {
            return List.of();
        }
        try (BaseScripts scripts =
                BaseScripts.of(request.migrations(), request.baseRef().get())) {
            return new RollingDeploy(
                            scripts,
                            request.rolling().get(),
                            declaration,
                            server,
                            roles,
                            request.scratch().clock())
                    .findings(made.get(), entities.get(), ddl.get());
        }
    }

    /** On a server of the user's own, roles would outlive the run and be seen by others. */
    private static MissingRoles roles(ScratchSettings settings) {
        return settings instanceof ScratchSettings.Embedded ? MissingRoles.CREATE : MissingRoles.REPORT;
    }

    /** What differs, and what is said of it. */
    private record Compared(Comparison comparison, List<Finding> mismatches) {}

    private static Optional<Compared> compare(
            ValidateRequest request, BothSides sides, Optional<Declared> declared, ScratchServer server) {
        Optional<ScratchSide> made = sides.migrations().side();
        if (made.isEmpty()) {
            return Optional.empty();
        }
        Catalog from = made.get().reading().catalog();
        if (declared.isEmpty()) {
            return Optional.of(new Compared(Comparison.of(from), List.of()));
        }
        return sides.declared()
                .flatMap(DeclaredSide::side)
                .map(wanted -> compare(request, made.get(), wanted, declared.get(), server));
    }

    private static Compared compare(
            ValidateRequest request, ScratchSide made, ScratchSide wanted, Declared declared, ScratchServer server) {
        SourceLines lines = new SourceLines(request.migrations().layout().directory());
        Normalisation normalisation = new Normalisation(server);
        Catalog from = made.reading().catalog();
        Catalog to = wanted.reading().catalog();
        Optional<EntityPolicy> policy = request.declared().entityPolicy();
        if (policy.isPresent()) {
            Amendment amendment = EntityAmendment.amended(from, to, policy.get(), declared.habits());
            Comparison comparison =
                    new Comparison(from, amendment.catalog(), normalisation.changes(from, amendment.catalog()));
            List<Finding> findings =
                    new ArrayList<>(new EntityMismatches(made, wanted, amendment, declared.ddl(), lines)
                            .findings(comparison.changes()));
            if (request.extras()) {
                findings.addAll(ExtraFindings.of(made, wanted, lines));
            }
            return new Compared(comparison, findings);
        }
        Comparison comparison = new Comparison(from, to, normalisation.changes(from, to));
        return new Compared(comparison, new Mismatches(made, wanted, comparison.changes(), lines).findings());
    }
}
