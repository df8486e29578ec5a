package io.github.dblifecycle.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows under headings in aligned columns; a column of numbers is aligned to the right. Cells are single lines: line
 * breaks in them become spaces.
 *
 * @param headings one for each column
 * @param rows each as long as the headings
 */
public record TextTable(List<String> headings, List<List<String>> rows) {

    private static final String GAP = "  ";

    public TextTable {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != headings.size()) {
                throw new IllegalArgumentException(
                        "a row of " + row.size() + " cells under " + headings.size() + " headings: " + row);
            }
        }
    }

    /**
     * The table as lines without trailing spaces, headings first.
     *
     * @param width the longest line in columns of the terminal, longer ones end in an ellipsis; empty for no limit
     */
    public List<String> lines(OptionalInt width) {
        List<Integer> widths = new ArrayList<>();
        List<Boolean> numeric = new ArrayList<>();
        for (int column = 0; column < headings.size(); column++) {
            widths.add(widthOf(column));
            numeric.add(isNumeric(column));
        }
        return Stream.concat(Stream.of(headings), rows.stream())
                .map(cells -> line(cells, widths, numeric))
                .map(line -> width.isPresent() ? truncated(line, width.getAsInt()) : line)
                .toList();
    }

    private static String line(List<String> cells, List<Integer> widths, List<Boolean> numeric) {
        List<String> padded = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            String cell = oneLine(cells.get(column));
            String padding = " ".repeat(widths.get(column) - displayWidth(cell));
            padded.add(numeric.get(column) ? padding + cell : cell + padding);
        }
        return padded.stream().collect(Collectors.joining(GAP)).stripTrailing();
    }

    private int widthOf(int column) {
        int width = displayWidth(oneLine(headings.get(column)));
        for (List<String> row : rows) {
            width = Math.max(width, displayWidth(oneLine(row.get(column))));
        }
        return width;
    }

    /** Numbers may have a sign, a fraction, grouping and a unit; empty cells do not decide. */
    private boolean isNumeric(int column) {
        List<String> filled = rows.stream()
                .map(row -> row.get(column))
                .filter(cell -> !cell.isEmpty())
                .toList();
        return !filled.isEmpty() && filled.stream().allMatch(TextTable::isNumber);
    }

    private static boolean isNumber(String cell) {
        return cell.matches("[-+]?[0-9][0-9.,]*( ?(%|B|kB|MB|GB|TB|ms|s))?");
    }

    private static String oneLine(String cell) {
        return cell.replace("\r\n", " ").replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
    }

    private static String truncated(String line, int width) {
        if (displayWidth(line) <= width) {
            return line;
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int character : line.codePoints().toArray()) {
            used += displayWidth(character);
            if (used > width - 1) {
                break;
            }
            kept.appendCodePoint(character);
        }
        return kept.toString().stripTrailing() + (width > 0 ? "…" : "");
    }

    private static int displayWidth(String text) {
        return text.codePoints().map(TextTable::displayWidth).sum();
    }

    /** East Asian and pictorial characters take two columns, combining marks none (Unicode, UAX #11). */
    private static int displayWidth(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = (character >= 0x1100 && character <= 0x115F)
                || (character >= 0x2E80 && character <= 0xA4CF)
                || (character >= 0xAC00 && character <= 0xD7A3)
                || (character >= 0xF900 && character <= 0xFAFF)
                || (character >= 0xFE30 && character <= 0xFE6F)
                || (character >= 0xFF00 && character <= 0xFF60)
                || (character >= 0x1F300 && character <= 0x1FAFF)
                || (character >= 0x20000 && character <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
