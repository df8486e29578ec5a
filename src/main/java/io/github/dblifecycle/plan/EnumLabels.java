package io.github.dblifecycle.plan;

import java.util.ArrayList;
import java.util.List;

/** How the labels of an enum change. */
final class EnumLabels {

    private EnumLabels() {}

    /** Whether all labels stay in their order, with others between them: all that ALTER TYPE can do. */
    static boolean onlyAdds(List<String> from, List<String> to) {
        List<String> kept = new ArrayList<>(to);
        kept.retainAll(from);
        return kept.equals(from);
    }

    /** ADD VALUE for each label that is new, where it belongs. */
    static List<String> additions(List<String> from, List<String> to) {
        List<String> there = new ArrayList<>(from);
        List<String> additions = new ArrayList<>();
        for (int i = 0; i < to.size(); i++) {
            String label = to.get(i);
            if (there.contains(label)) {
                continue;
            }
            String place = "";
            if (i > 0) {
                String before = to.get(i - 1);
                boolean last = there.indexOf(before) == there.size() - 1;
                place = last ? "" : " AFTER " + SqlText.literal(before);
            } else if (!there.isEmpty()) {
                place = " BEFORE " + SqlText.literal(there.get(0));
            }
            additions.add("ADD VALUE " + SqlText.literal(label) + place);
            there.add(i == 0 ? 0 : there.indexOf(to.get(i - 1)) + 1, label);
        }
        return additions;
    }
}
