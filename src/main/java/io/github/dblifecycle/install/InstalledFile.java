package io.github.dblifecycle.install;

import io.github.dblifecycle.install.PlannedFile.Refusal;
import java.util.Optional;

/** Decides whether a template's file may take the place of what is there. */
public final class InstalledFile {

    private InstalledFile() {}

    /**
     * A file of ours that nobody changed is replaced; what somebody wrote or changed is not, unless that is asked for.
     *
     * @param after with its stamp, if the template has one
     */
    public static PlannedFile plan(String path, Optional<String> before, String after, boolean force) {
        PlannedFile planned = PlannedFile.of(path, before, after);
        if (force || planned.state() != PlannedFile.State.CHANGED) {
            return planned;
        }
        Optional<Stamp> stamp = before.flatMap(Stamp::of);
        if (stamp.isEmpty()) {
            return planned.refused(new Refusal(
                    "is there already, and was not installed by this plugin",
                    "move it away, or give -Ddb.force=true if it may be overwritten",
                    true));
        }
        return stamp.get().isUntouched(before.orElseThrow())
                ? planned
                : planned.refused(new Refusal(
                        "was changed by hand since version " + stamp.get().version()
                                + " installed it, and that would be lost",
                        "take what you need from the diff into the file by hand, or give -Ddb.force=true to have it as"
                                + " the template is; values of settings are kept in either case",
                        true));
    }
}
