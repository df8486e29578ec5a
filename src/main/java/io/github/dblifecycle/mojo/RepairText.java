package io.github.dblifecycle.mojo;

import io.github.dblifecycle.migrate.HistoryRow;
import io.github.dblifecycle.migrate.RepairChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The change of a row of a history, in a line and for report.json. */
final class RepairText {

    private RepairText() {}

    static String line(RepairChange change) {
        return name(change.row()) + "  " + what(change);
    }

    static Map<String, Object> json(RepairChange change) {
        Map<String, Object> json = new TreeMap<>();
        json.put("rank", change.row().rank());
        change.row().version().ifPresent(version -> json.put("version", version));
        json.put("script", change.row().script());
        json.put("change", word(change));
        json.put("text", what(change));
        return json;
    }

    private static String name(HistoryRow row) {
        return row.version().orElse("R") + "  " + row.script();
    }

    private static String word(RepairChange change) {
        if (change instanceof RepairChange.Removed) {
            return "removed";
        }
        if (change instanceof RepairChange.SettledAsApplied) {
            return "settledAsApplied";
        }
        if (change instanceof RepairChange.SettledToRunAgain) {
            return "settledToRunAgain";
        }
        return change instanceof RepairChange.Aligned ? "aligned" : "markedDeleted";
    }

    private static String what(RepairChange change) {
        HistoryRow row = change.row();
        if (change instanceof RepairChange.Removed removed) {
            return "it failed: its row goes" + later(removed.pending());
        }
        if (change instanceof RepairChange.SettledToRunAgain again) {
            return "settled to run again: its row '" + row.description() + "' goes" + later(again.pending());
        }
        if (change instanceof RepairChange.SettledAsApplied applied) {
            List<String> what = new ArrayList<>(List.of("success false → true"));
            differences(row, applied.description(), row.type(), applied.checksum(), what);
            return "settled as applied: " + String.join(", ", what) + ", as " + applied.script() + " is now";
        }
        if (change instanceof RepairChange.Aligned aligned) {
            List<String> what = new ArrayList<>();
            differences(row, aligned.description(), aligned.type(), aligned.checksum(), what);
            return String.join(", ", what) + ", as " + aligned.script() + " is now";
        }
        return "its script is gone: marked as deleted, it counts as applied no more";
    }

    private static String later(boolean pending) {
        return pending ? ", and it is pending" : ", and its script is gone";
    }

    private static void differences(
            HistoryRow row, String description, String type, Optional<Integer> checksum, List<String> what) {
        if (!row.description().equals(description)) {
            what.add("description '" + row.description() + "' → '" + description + "'");
        }
        if (!row.type().equals(type)) {
            what.add("type " + row.type() + " → " + type);
        }
        if (!row.checksum().equals(checksum)) {
            what.add("checksum " + number(row.checksum()) + " → " + number(checksum));
        }
    }

    private static String number(Optional<Integer> checksum) {
        return checksum.map(String::valueOf).orElse("none");
    }
}
