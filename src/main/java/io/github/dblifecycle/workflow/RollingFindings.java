package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.diff.entity.EntityBreak;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.jpa.EntityDdl;
import io.github.dblifecycle.jpa.EntityPlace;
import io.github.dblifecycle.migrate.ProjectScript;
import io.github.dblifecycle.sql.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What breaks while two versions run, each with the entities that it breaks and the two releases in which it would not. */
final class RollingFindings {

    private static final int SHORT_COMMIT = 9;

    private final BaseScripts scripts;
    private final RollingSettings settings;
    private final ScratchSide made;

    /** @param made what the migrations of this branch lead to */
    RollingFindings(BaseScripts scripts, RollingSettings settings, ScratchSide made) {
        this.scripts = scripts;
        this.settings = settings;
        this.made = made;
    }

    /** The entities of one version: who asks for what. */
    record Version(EntityDdl ddl, Catalog catalog) {

        Optional<EntityPlace> place(ObjectReference object) {
            return ddl.place(object, catalog);
        }

        Optional<EntityPlace> placeOrTable(ObjectReference object) {
            boolean onTable = object.kind() == ObjectKind.COLUMN || object.kind() == ObjectKind.CONSTRAINT;
            return place(object)
                    .or(() -> onTable ? place(ObjectReference.table(object.qualifiedName())) : Optional.empty());
        }
    }

    /**
     * Of the version that runs, on the new schema.
     *
     * @param early what the new version lacks on the old schema, which matters to those who deploy it before they migrate
     */
    List<Finding> ofOld(List<EntityBreak> breaks, Version old, Version now, List<EntityBreak> early) {
        List<Finding> findings = new ArrayList<>();
        List<String> accepted = new ArrayList<>();
        for (EntityBreak one : breaks) {
            if (settings.accepted().accepts(name(one.object()))) {
                accepted.add(one.object().display());
            } else {
                findings.add(ofOld(one, old, now));
            }
        }
        accepted(accepted, "the entities of " + scripts.ref() + ", which run while this is deployed,")
                .ifPresent(findings::add);
        List<String> lacking = early.stream()
                .filter(EntityBreak::certain)
                .map(one -> one.object().display())
                .toList();
        if (!lacking.isEmpty()) {
            findings.add(new Finding(
                    "DB909",
                    Severity.INFO,
                    Optional.empty(),
                    "the new version does not run before the migrations did: " + some(lacking),
                    List.of(),
                    Optional.of("migrate first, then deploy; who deploys first says <entities><migrate>after</migrate>,"
                            + " and each is an error")));
        }
        return findings;
    }

    /** Of the version that is to come, on the old schema. */
    List<Finding> ofNew(List<EntityBreak> breaks, Version now) {
        List<Finding> findings = new ArrayList<>();
        List<String> accepted = new ArrayList<>();
        for (EntityBreak one : breaks) {
            if (settings.accepted().accepts(name(one.object()))) {
                accepted.add(one.object().display());
                continue;
            }
            Optional<EntityPlace> place = now.placeOrTable(one.object());
            List<String> details = new ArrayList<>(one.details());
            details.add("step 1, this release: only the migration, which leaves the old version running");
            details.add("step 2, the next release: the entities that need it");
            findings.add(new Finding(
                    "DB909",
                    one.certain() ? Severity.ERROR : Severity.WARNING,
                    place.flatMap(EntityPlace::position).or(this::script),
                    one.object().display() + " is as the new entities" + words(place)
                            + " need it only once the migrations ran, and they run after the new version starts",
                    details,
                    Optional.of("make it in two releases, as the steps say; " + acceptance(one)
                            + "; or migrate first: <entities><migrate>before</migrate>")));
        }
        accepted(accepted, "the new entities, which start before the migrations run,")
                .ifPresent(findings::add);
        return findings;
    }

    private Finding ofOld(EntityBreak one, Version old, Version now) {
        Optional<EntityPlace> before = old.placeOrTable(one.object());
        Optional<EntityPlace> after = now.placeOrTable(one.renamed().orElse(one.object()));
        List<String> details = new ArrayList<>(one.details());
        before.ifPresent(
                place -> details.add("old: " + at(place) + ", as of " + scripts.ref() + " (" + commit() + ")"));
        after.ifPresent(place -> details.add("new: " + at(place)));
        details.add("step 1, this release: " + RollingSteps.first(one));
        details.add("step 2, the next release: " + RollingSteps.second(one));
        return new Finding(
                code(one.kind()),
                one.certain() ? Severity.ERROR : Severity.WARNING,
                position(one),
                RollingSteps.sentence(one, "the entities of " + scripts.ref() + words(before)),
                details,
                Optional.of("make it in two releases, as the steps say; " + acceptance(one)));
    }

    private static String code(EntityBreak.Kind kind) {
        return switch (kind) {
            case GONE -> "DB904";
            case TYPE -> "DB905";
            case UNFILLED -> "DB906";
            case NARROWER -> "DB907";
            case SEQUENCE -> "DB908";
        };
    }

    /** Where the object was made as it is now; what is gone has no line, but the script that took it away may be known. */
    private Optional<SourcePosition> position(EntityBreak one) {
        return one.kind() == EntityBreak.Kind.GONE
                ? one.renamed().flatMap(made::positionOf).or(this::script)
                : made.positionOf(one.object()).or(this::script);
    }

    private Optional<SourcePosition> script() {
        List<ProjectScript> changed = scripts.changedHere();
        return changed.size() == 1
                ? Optional.of(new SourcePosition(changed.get(0).path(), 1))
                : Optional.empty();
    }

    private static String acceptance(EntityBreak one) {
        return "if no two versions run at once, or nobody uses it: -Ddb.entities.acceptBreaks=" + name(one.object());
    }

    /** Without the kind, and with the table before what stands on it. */
    static String name(ObjectReference object) {
        return object.qualifiedName().display()
                + object.part().map(part -> "." + part.display()).orElse("");
    }

    private Optional<Finding> accepted(List<String> objects, String whose) {
        return objects.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "DB918",
                        Severity.INFO,
                        Optional.empty(),
                        whose + " break, and that is accepted: " + some(objects),
                        List.of(),
                        Optional.empty()));
    }

    private static String some(List<String> names) {
        return names.stream().distinct().collect(Collectors.joining(", "));
    }

    private static String at(EntityPlace place) {
        return place.words() + place.position().map(position -> ", " + position).orElse("");
    }

    private static String words(Optional<EntityPlace> place) {
        return place.map(one -> " (" + one.words() + ")").orElse("");
    }

    private String commit() {
        return scripts.base().substring(0, Math.min(SHORT_COMMIT, scripts.base().length()));
    }
}
