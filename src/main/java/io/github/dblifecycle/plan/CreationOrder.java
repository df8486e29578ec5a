package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.ObjectReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts steps in an order in which they can run: everything after what it needs, sections together as far as that allows,
 * names in their order within.
 *
 * @param steps those that can run, in their order
 * @param stuck those that wait for each other in a circle, and those between two circles, sorted
 * @param waiting those that wait for a stuck one, sorted
 */
record CreationOrder(List<Step> steps, List<Step> stuck, List<Step> waiting) {

    CreationOrder {
        steps = List.copyOf(steps);
        stuck = List.copyOf(stuck);
        waiting = List.copyOf(waiting);
    }

    static CreationOrder of(Collection<Step> all, Catalog catalog) {
        SortedMap<Step, Set<Step>> needs = needs(all, catalog);
        List<Step> ordered = new ArrayList<>();
        SortedMap<Step, Integer> open = new TreeMap<>();
        Map<Step, List<Step>> needers = new HashMap<>();
        SortedSet<Step> ready = new TreeSet<>();
        needs.forEach((step, needed) -> {
            open.put(step, needed.size());
            needed.forEach(one ->
                    needers.computeIfAbsent(one, none -> new ArrayList<>()).add(step));
            if (needed.isEmpty()) {
                ready.add(step);
            }
        });
        Section section = Section.SCHEMAS;
        while (!ready.isEmpty()) {
            Step next = next(ready, section);
            section = next.section();
            ready.remove(next);
            open.remove(next);
            ordered.add(next);
            for (Step needer : needers.getOrDefault(next, List.of())) {
                if (open.merge(needer, -1, Integer::sum) == 0) {
                    ready.add(needer);
                }
            }
        }
        Set<Step> stuck = new TreeSet<>(open.keySet());
        List<Step> waiting = new ArrayList<>();
        boolean trimmed = true;
        while (trimmed) {
            List<Step> last = stuck.stream()
                    .filter(step ->
                            needers.getOrDefault(step, List.of()).stream().noneMatch(stuck::contains))
                    .toList();
            waiting.addAll(last);
            trimmed = stuck.removeAll(last);
        }
        return new CreationOrder(
                ordered, List.copyOf(stuck), waiting.stream().sorted().toList());
    }

    /** All of them, those that cannot run at the end: whoever loads the file is told by the server what is wrong. */
    List<Step> all() {
        List<Step> all = new ArrayList<>(steps);
        all.addAll(stuck);
        all.addAll(waiting);
        return all;
    }

    /** Stays in a section while something in it can run, so that a reader finds few headings. */
    private static Step next(SortedSet<Step> ready, Section section) {
        return ready.stream()
                .filter(step -> step.section() == section)
                .findFirst()
                .orElseGet(ready::first);
    }

    /** For each step, those that must come before it. */
    static SortedMap<Step, Set<Step>> needs(Collection<Step> steps, Catalog catalog) {
        Map<ObjectReference, Step> makers = new HashMap<>();
        steps.forEach(step -> step.makes().forEach(made -> makers.put(made, step)));
        SortedMap<Step, Set<Step>> needs = new TreeMap<>();
        for (Step step : steps) {
            Set<Step> needed = new HashSet<>();
            step.needs().forEach(one -> add(makers.get(one), step, needed));
            needs.put(step, needed);
        }
        for (Dependency dependency : catalog.dependencies()) {
            Step dependent = makers.get(dependency.dependent());
            if (dependent != null) {
                add(makers.get(dependency.on()), dependent, needs.get(dependent));
            }
        }
        catalog.attachments().forEach((share, whole) -> {
            Step later = makers.get(whole);
            if (later != null) {
                add(makers.get(share), later, needs.get(later));
            }
        });
        return needs;
    }

    private static void add(@Nullable Step maker, Step step, @Nullable Set<Step> needed) {
        if (maker != null && needed != null && !maker.equals(step)) {
            needed.add(maker);
        }
    }
}
