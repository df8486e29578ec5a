package io.github.dblifecycle.install;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** What differs between two texts, as {@code diff -u} shows it. */
public final class TextDiff {

    private static final int LINES_AROUND = 3;

    private TextDiff() {}

    /** Empty where nothing does. */
    public static List<String> lines(String file, String before, String after) {
        List<String> old = before.lines().toList();
        return UnifiedDiffUtils.generateUnifiedDiff(
                file, file, old, DiffUtils.diff(old, after.lines().toList()), LINES_AROUND);
    }
}
