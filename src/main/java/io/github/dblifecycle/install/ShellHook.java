package io.github.dblifecycle.install;

import io.github.dblifecycle.install.PlannedFile.Refusal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hook that Git, or husky, starts as a shell script: ours is called in its first lines, and what it does otherwise stays.
 *
 * @param inEveryCheckout the hook serves several checkouts, some of which may be older than the script
 */
public record ShellHook(boolean inEveryCheckout) {

    private static final String GOAL = "db:install-hooks";
    private static final String SHEBANG = "#!/bin/sh\n";
    private static final Pattern SHELL =
            Pattern.compile("#!\\s*\\S*(?:/env\\s+(?:-\\S+\\s+)*)?(?:\\S*/)?(?:ba|da|k|z|a)?sh\\b.*");

    /** Husky 5 to 8 start the hook again from within this line, so that what stands before it would run twice. */
    private static final Pattern HUSKY = Pattern.compile("(?m)^\\s*\\.\\s.*_/(?:husky\\.sh|h)\\b.*$\\R?");

    private static final Pattern FIRST_LINE = Pattern.compile("\\A#!.*(?:\\R|\\z)");

    /** The hook with our lines in it. */
    public PlannedFile plan(String path, Optional<String> before, boolean force) {
        StampedBlock block = new StampedBlock(GOAL, body());
        if (before.isEmpty()) {
            return PlannedFile.of(path, before, SHEBANG + block.text()).asExecutable();
        }
        String text = before.get();
        if (text.startsWith("#!")
                && !SHELL.matcher(text.lines().findFirst().orElse("")).matches()) {
            return PlannedFile.of(path, before, text)
                    .refused(new Refusal(
                            "is a hook in another language than shell, in which no line can be put",
                            "have it start this first, and fail if it fails: sh " + HookScript.PATH,
                            false));
        }
        return block.in(path, before, position(text), force).asExecutable();
    }

    private static int position(String text) {
        Matcher husky = HUSKY.matcher(text);
        if (husky.find()) {
            return husky.end();
        }
        Matcher first = FIRST_LINE.matcher(text);
        return first.find() ? first.end() : 0;
    }

    private String body() {
        String call = "sh " + HookScript.PATH + " || exit $?\n";
        return inEveryCheckout
                ? "if [ -f " + HookScript.PATH + " ]; then\n    " + call + "else\n"
                        + "    echo 'db: this checkout has no " + HookScript.PATH
                        + ", so nothing looks at its schema' >&2\nfi\n"
                : call;
    }
}
