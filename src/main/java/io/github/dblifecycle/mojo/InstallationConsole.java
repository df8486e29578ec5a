package io.github.dblifecycle.mojo;

import io.github.dblifecycle.install.PlannedFile;
import io.github.dblifecycle.workflow.Installation;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;

/** Says what was installed, file by file with what differs, and what is left to do. */
final class InstallationConsole {

    private final Console console;
    private final String goal;

    InstallationConsole(MavenRun run, String goal) {
        this.console = run.console();
        this.goal = goal;
    }

    /** @param what was installed, as the last line calls it */
    void tell(String what, Installation installation, boolean dryRun) throws MojoFailureException {
        installation.files().forEach(file -> tell(file, installation.written()));
        installation.notes().forEach(console::note);
        List<PlannedFile> refused = installation.refused();
        if (!refused.isEmpty()) {
            throw new MojoFailureException(goal + " wrote nothing, because of "
                    + refused.get(0).path() + (refused.size() == 1 ? "" : " and " + (refused.size() - 1) + " more")
                    + ": what would be lost, or cannot be written, is told above");
        }
        boolean same = installation.files().stream().allMatch(file -> file.state() == PlannedFile.State.UNCHANGED);
        if (same) {
            console.truth(what + " is up to date");
            return;
        }
        installation.next().forEach(step -> console.line("  then: " + step));
        console.truth(dryRun ? what + " would be installed; nothing was written (db.dryRun)" : what + " is installed");
    }

    private void tell(PlannedFile file, boolean written) {
        file.refusal()
                .ifPresentOrElse(
                        refusal -> {
                            console.line(file.path() + " " + refusal.reason());
                            ("fix: " + refusal.fix()).lines().forEach(line -> console.line("    " + line));
                        },
                        () -> console.line(state(file, written) + " " + file.path()));
        file.diff().forEach(line -> console.line("    " + line));
    }

    private static String state(PlannedFile file, boolean written) {
        return switch (file.state()) {
            case NEW -> written ? "wrote" : "new:";
            case CHANGED -> written ? "changed" : "changes:";
            case UNCHANGED -> "as it should be:";
        };
    }
}
