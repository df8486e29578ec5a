package io.github.dblifecycle.provider;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The branches that keep earlier states of an environment. Ours are those whose name only we give. */
public final class NeonSnapshots {

    private final NeonProject project;
    private final String environment;

    public NeonSnapshots(NeonProject project, String environment) {
        this.project = project;
        this.environment = environment;
    }

    /**
     * One of them.
     *
     * @param time when it was begun, as its name says
     * @param note what it says about itself; empty for one of an earlier version of the plugin
     */
    public record Kept(NeonBranch branch, Instant time, Optional<SnapshotNote> note) {

        /** Of the newest migration that was applied to a database, which may be one of several of the branch. */
        public Optional<String> version(String database) {
            return note.filter(known -> known.database().equals(database)).flatMap(SnapshotNote::version);
        }

        /** When it was begun, as exactly as it is known. */
        public Instant begun() {
            return note.map(known -> known.instant().time()).orElse(time);
        }
    }

    /**
     * Makes one off the newest state of a branch.
     *
     * @param expires when Neon is to delete it; empty for never
     */
    public NeonBranch create(NeonBranch parent, Instant time, Optional<Instant> expires, SnapshotNote note) {
        return project.create(SnapshotName.branch(environment, time), parent.id(), expires, note.annotation());
    }

    /**
     * All of this environment, newest first, whatever branch they were made from: those made before the branch was set back
     * are children of the one that keeps what it was.
     */
    public List<Kept> list() {
        return ours(project.branches());
    }

    private List<Kept> ours(List<NeonBranch> branches) {
        List<Kept> ours = new ArrayList<>();
        for (NeonBranch branch : branches) {
            SnapshotName.timeOfBranch(environment, branch.name())
                    .ifPresent(time -> ours.add(new Kept(branch, time, SnapshotNote.of(branch.annotation()))));
        }
        ours.sort(Comparator.comparing(Kept::time)
                .thenComparing(kept -> kept.branch().name())
                .reversed());
        return ours;
    }

    /**
     * Deletes those of a parent that are not among the newest; protected ones and the project's main branch are not looked
     * at. That one cannot be deleted is told and no more: the new one is there.
     *
     * @param keep how many stay; 0 for all
     */
    public PrunedSnapshots prune(NeonBranch parent, int keep) {
        List<String> deleted = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        if (keep == 0) {
            return new PrunedSnapshots(deleted, findings);
        }
        List<NeonBranch> all;
        try {
            all = project.branches();
        } catch (ProviderException e) {
            return new PrunedSnapshots(
                    deleted, List.of(stays("old snapshots of " + environment + " stay: " + e.getMessage())));
        }
        Set<String> parents =
                all.stream().flatMap(branch -> branch.parentId().stream()).collect(Collectors.toSet());
        List<Kept> candidates = ours(all).stream()
                .filter(kept -> kept.branch().parentId().equals(Optional.of(parent.id())))
                .filter(kept -> !kept.branch().isDefault() && !kept.branch().isProtected())
                .toList();
        for (Kept kept : candidates.subList(Math.min(keep, candidates.size()), candidates.size())) {
            String name = kept.branch().name();
            if (parents.contains(kept.branch().id())) {
                findings.add(stays("old snapshot " + name + " stays, because other branches were made from it"));
                continue;
            }
            try {
                project.delete(kept.branch());
                deleted.add(name);
            } catch (ProviderException e) {
                findings.add(stays("old snapshot " + name + " stays: " + e.getMessage()));
            }
        }
        return new PrunedSnapshots(deleted, findings);
    }

    private static Finding stays(String message) {
        return new Finding(
                "DB857",
                Severity.WARNING,
                Optional.empty(),
                message,
                List.of(),
                Optional.of("delete it in the Neon console when nobody needs it"));
    }
}
