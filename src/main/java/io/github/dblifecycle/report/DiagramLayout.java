package io.github.dblifecycle.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the tables of a diagram stand: those that are referred to on the left, those that refer to them in columns to the
 * right of them, and those that stand alone below. The same diagram gives the same places.
 */
final class DiagramLayout {

    static final int HEAD = 30;
    static final int ROW = 20;
    private static final int GAP_BETWEEN_COLUMNS = 60;
    private static final int GAP_BELOW = 26;
    private static final int MARGIN = 12;
    private static final int TALLEST_COLUMN = 900;
    private static final int NARROWEST_GRID = 860;
    private static final int SWEEPS = 4;

    private final Diagram diagram;
    private final Map<String, Diagram.Box> boxes = new LinkedHashMap<>();
    private final Map<String, List<String>> targets = new HashMap<>();
    private final Map<String, List<String>> neighbours = new HashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private int width;
    private int height;

    /**
     * Where a table stands, in pixels.
     *
     * @param column counted from the left; tables that stand alone have none, -1
     */
    record Place(int x, int y, int width, int height, int column) {}

    private DiagramLayout(Diagram diagram) {
        this.diagram = diagram;
    }

    static DiagramLayout of(Diagram diagram) {
        DiagramLayout layout = new DiagramLayout(diagram);
        layout.run();
        return layout;
    }

    Place place(String table) {
        Place place = places.get(table);
        if (place == null) {
            throw new IllegalArgumentException("not in the diagram: " + table);
        }
        return place;
    }

    private Diagram.Box box(String table) {
        return Objects.requireNonNull(boxes.get(table), table);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    private void run() {
        diagram.tables().forEach(box -> boxes.put(box.name(), box));
        for (Diagram.Reference reference : diagram.references()) {
            if (!reference.from().equals(reference.to())) {
                targets.computeIfAbsent(reference.from(), none -> new ArrayList<>())
                        .add(reference.to());
                neighbours
                        .computeIfAbsent(reference.from(), none -> new ArrayList<>())
                        .add(reference.to());
                neighbours
                        .computeIfAbsent(reference.to(), none -> new ArrayList<>())
                        .add(reference.from());
            }
        }
        int below = columns(ordered());
        alone(below);
        width += MARGIN;
        height += MARGIN;
    }

    private List<List<String>> ordered() {
        Map<String, Integer> ranks = new HashMap<>();
        Map<Integer, List<String>> layers = new TreeMap<>();
        for (String table : boxes.keySet()) {
            if (neighbours.containsKey(table)) {
                layers.computeIfAbsent(rank(table, ranks, new HashSet<>()), none -> new ArrayList<>())
                        .add(table);
            }
        }
        List<List<String>> ordered = new ArrayList<>(layers.values());
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            Map<String, Integer> position = new HashMap<>();
            for (List<String> layer : ordered) {
                layer.forEach(table -> position.put(table, layer.indexOf(table)));
            }
            for (List<String> layer : ordered) {
                layer.sort(Comparator.comparingDouble((String table) -> centre(table, position))
                        .thenComparing(Comparator.naturalOrder()));
                layer.forEach(table -> position.put(table, layer.indexOf(table)));
            }
        }
        return ordered;
    }

    private double centre(String table, Map<String, Integer> position) {
        return neighbours.getOrDefault(table, List.of()).stream()
                .mapToInt(other -> position.getOrDefault(other, 0))
                .average()
                .orElse(0);
    }

    /** One more than the highest of those it refers to; what closes a circle does not count. */
    private int rank(String table, Map<String, Integer> ranks, Set<String> open) {
        Integer known = ranks.get(table);
        if (known != null) {
            return known;
        }
        open.add(table);
        int rank = 0;
        for (String target : targets.getOrDefault(table, List.of())) {
            if (!open.contains(target)) {
                rank = Math.max(rank, rank(target, ranks, open) + 1);
            }
        }
        open.remove(table);
        ranks.put(table, rank);
        return rank;
    }

    /** Returns how far down they reach. */
    private int columns(List<List<String>> layers) {
        int x = MARGIN;
        int y = MARGIN;
        int bottom = 0;
        int column = 0;
        for (List<String> layer : layers) {
            int widest =
                    layer.stream().mapToInt(table -> width(box(table))).max().orElse(0);
            y = MARGIN;
            for (String table : layer) {
                Diagram.Box box = box(table);
                if (y > MARGIN && y + height(box) > TALLEST_COLUMN) {
                    x += widest + GAP_BETWEEN_COLUMNS;
                    y = MARGIN;
                    column++;
                }
                places.put(table, new Place(x, y, width(box), height(box), column));
                y += height(box) + GAP_BELOW;
                bottom = Math.max(bottom, y);
                width = Math.max(width, x + width(box));
            }
            x += widest + GAP_BETWEEN_COLUMNS;
            column++;
        }
        height = Math.max(0, bottom - GAP_BELOW);
        return bottom;
    }

    private void alone(int below) {
        int most = Math.max(NARROWEST_GRID, width);
        int x = MARGIN;
        int y = Math.max(MARGIN, below);
        int tallest = 0;
        for (Diagram.Box box : boxes.values()) {
            if (places.containsKey(box.name())) {
                continue;
            }
            if (x > MARGIN && x + width(box) > most) {
                x = MARGIN;
                y += tallest + GAP_BELOW;
                tallest = 0;
            }
            places.put(box.name(), new Place(x, y, width(box), height(box), -1));
            tallest = Math.max(tallest, height(box));
            width = Math.max(width, x + width(box));
            height = Math.max(height, y + height(box));
            x += width(box) + GAP_BELOW;
        }
    }

    private static int height(Diagram.Box box) {
        return HEAD + ROW * (box.columns().size() + (box.left() > 0 ? 1 : 0)) + 8;
    }

    private static int width(Diagram.Box box) {
        double widest = DiagramSvg.width(DiagramSvg.shown(box.name())) * 1.1 + 28;
        for (Diagram.Line line : box.columns()) {
            widest = Math.max(
                    widest,
                    DiagramSvg.width(DiagramSvg.shown(line.name())) + DiagramSvg.width(DiagramSvg.type(line)) + 62);
        }
        return (int) Math.max(150, Math.ceil(widest));
    }
}
