package io.github.dblifecycle.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a dump holds of each object, with rows and columns sorted. Columns of a table that inherits come back in another order
 * from pg_dump too, and rows lie where the server finds room for them.
 */
final class DumpOrder {

    private static final String COPY = "COPY ";

    private DumpOrder() {}

    static List<String> sorted(List<String> objects) {
        return objects.stream().map(DumpOrder::sorted).toList();
    }

    private static String sorted(String object) {
        List<String> lines = object.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(COPY) && lines.get(i).endsWith(" FROM stdin;")) {
                return String.join("\n", lines.subList(0, i)) + "\n" + rows(lines.subList(i, lines.size()));
            }
            if (lines.get(i).startsWith("CREATE TABLE ") && lines.get(i).endsWith("(")) {
                return String.join("\n", lines.subList(0, i)) + "\n" + columns(lines.subList(i, lines.size()));
            }
        }
        return object;
    }

    private static String columns(List<String> lines) {
        return lines.stream()
                .map(line -> line.startsWith("    ") ? line.replaceAll(",$", "") : line)
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String rows(List<String> lines) {
        String header = lines.get(0);
        int open = header.indexOf(" (");
        if (open < 0) {
            return String.join("\n", lines);
        }
        List<String> columns = Arrays.asList(
                header.substring(open + 2, header.lastIndexOf(')')).split(", ", -1));
        List<Integer> order = IntStream.range(0, columns.size())
                .boxed()
                .sorted(Comparator.comparing(columns::get))
                .toList();
        List<String> sorted = new ArrayList<>();
        for (String row : lines.subList(1, lines.size())) {
            String[] values = row.split("\t", -1);
            sorted.add(
                    values.length == columns.size()
                            ? order.stream().map(i -> values[i]).collect(Collectors.joining("\t"))
                            : row);
        }
        sorted.sort(Comparator.naturalOrder());
        return header.substring(0, open) + order.stream().map(columns::get).toList() + "\n" + String.join("\n", sorted);
    }
}
