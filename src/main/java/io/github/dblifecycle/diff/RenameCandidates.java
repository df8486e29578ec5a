package io.github.dblifecycle.diff;

import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.EnumType;
import io.github.dblifecycle.catalog.ObjectReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds among changes a drop and an addition that look like a rename: alike but for the name, and each the other's only match. */
public final class RenameCandidates {

    private RenameCandidates() {}

    /** All there are, sorted. */
    public static List<RenameCandidate> among(List<Change> changes) {
        Map<String, List<CatalogObject>> dropped = new TreeMap<>();
        Map<String, List<CatalogObject>> created = new TreeMap<>();
        List<RenameCandidate> candidates = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.Dropped drop) {
                add(drop.object(), drop.parts(), dropped);
            } else if (change instanceof Change.Created create) {
                add(create.object(), create.parts(), created);
            } else if (change instanceof Change.Altered altered
                    && altered.from() instanceof EnumType from
                    && altered.to() instanceof EnumType to) {
                candidates.addAll(labels(from, to));
            }
        }
        dropped.forEach((likeness, gone) -> {
            List<CatalogObject> come = created.getOrDefault(likeness, List.of());
            if (gone.size() == 1 && come.size() == 1) {
                candidates.add(
                        new RenameCandidate(gone.get(0).reference(), come.get(0).reference(), Optional.empty()));
            }
        });
        candidates.sort(Comparator.comparing(RenameCandidate::from)
                .thenComparing(candidate ->
                        candidate.labels().map(RenameCandidate.Labels::from).orElse("")));
        return List.copyOf(candidates);
    }

    private static void add(
            CatalogObject object, List<CatalogObject> parts, Map<String, List<CatalogObject>> byLikeness) {
        Likeness.of(object, parts).ifPresent(likeness -> byLikeness
                .computeIfAbsent(likeness, none -> new ArrayList<>())
                .add(object));
    }

    private static List<RenameCandidate> labels(EnumType from, EnumType to) {
        List<RenameCandidate> candidates = new ArrayList<>();
        if (from.labels().size() != to.labels().size()) {
            return candidates;
        }
        ObjectReference reference = to.reference();
        for (int i = 0; i < from.labels().size(); i++) {
            String before = from.labels().get(i);
            String after = to.labels().get(i);
            if (!to.labels().contains(before) && !from.labels().contains(after)) {
                candidates.add(new RenameCandidate(
                        reference, reference, Optional.of(new RenameCandidate.Labels(before, after))));
            }
        }
        return candidates;
    }
}
