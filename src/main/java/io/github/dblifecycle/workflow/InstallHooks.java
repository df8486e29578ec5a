package io.github.dblifecycle.workflow;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.install.HookModule;
import io.github.dblifecycle.install.HookScript;
import io.github.dblifecycle.install.InstalledFile;
import io.github.dblifecycle.install.LefthookFile;
import io.github.dblifecycle.install.PlannedFile;
import io.github.dblifecycle.install.PreCommitFile;
import io.github.dblifecycle.install.ShellHook;
import io.github.dblifecycle.migrate.MigrationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Installs the check of what a commit does to the schema: a script that is committed, and the lines by which whatever starts
 * hooks in this repository starts it.
 */
public final class InstallHooks {

    /**
     * What is asked of {@code db:install-hooks}, for one module.
     *
     * @param migrations the module's
     * @param declared files and directories of the declared schema; empty for the usual places
     * @param entitySources directories of sources that hold JPA entities by which the schema is declared; empty where it is not
     * @param kind what starts hooks; empty for what the project uses
     * @param baseRef the branch whose migrations count as applied; empty for what the script knows, or finds
     * @param version of this plugin
     * @param force overwrites what somebody changed
     * @param dryRun writes nothing
     */
    public record Request(
            MigrationSettings migrations,
            Optional<List<Path>> declared,
            List<Path> entitySources,
            Optional<HookKind> kind,
            Optional<String> baseRef,
            String version,
            boolean force,
            boolean dryRun) {

        public Request {
            Objects.requireNonNull(migrations, "migrations");
            declared = declared.map(List::copyOf);
            entitySources = List.copyOf(entitySources);
            Objects.requireNonNull(kind, "kind");
            baseRef = baseRef.filter(ref -> !ref.isBlank());
            Objects.requireNonNull(version, "version");
        }
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** The module has neither a declared schema nor migrations. */
        record Nothing() implements Outcome {}

        /**
         * The module's locations are wrong, so that nobody knows what to look at.
         *
         * @param findings at least one
         */
        record Unusable(List<Finding> findings) implements Outcome {

            public Unusable {
                findings = List.copyOf(findings);
            }
        }

        /**
         * It was installed, or refused.
         *
         * @param kind what starts it
         * @param module the module's directory, relative to the repository
         */
        record Done(HookKind kind, String module, Installation installation) implements Outcome {}
    }

    /**
     * Installs.
     *
     * @throws GitException where the module lies in no Git repository
     * @throws io.github.dblifecycle.environment.ConfigurationException where what starts hooks cannot be told or changed
     * @throws IOException where a file cannot be read or written
     */
    public Outcome run(Request request) throws IOException {
        MigrationSettings migrations = request.migrations();
        if (!migrations.locations().problems().isEmpty()) {
            return new Outcome.Unusable(migrations.locations().problems());
        }
        Path root = GitSource.around(migrations.layout().directory()).root();
        HookPaths paths = new HookPaths(root, migrations);
        if (migrations.locations().isEmpty() && !declares(request)) {
            return new Outcome.Nothing();
        }
        HookPlaces places = new HookPlaces(root);
        HookKind kind = request.kind().orElseGet(places::kind);
        RepositoryFiles files = new RepositoryFiles(root);
        List<PlannedFile> planned = new ArrayList<>();
        planned.add(script(request, files, module(request, paths, root)));
        if (!files.exists(HookScript.ATTRIBUTES_PATH)) {
            planned.add(PlannedFile.of(HookScript.ATTRIBUTES_PATH, Optional.empty(), HookScript.ATTRIBUTES));
        }
        planned.add(caller(request, kind, places, files));
        List<String> notes = new ArrayList<>(paths.notes());
        if (places.isIgnored(HookScript.PATH)) {
            notes.add(HookScript.PATH + " is ignored by Git, so nobody else will have it: take it out of .gitignore");
        }
        boolean write = !request.dryRun()
                && planned.stream().noneMatch(file -> file.refusal().isPresent());
        if (write) {
            files.write(planned);
        }
        return new Outcome.Done(
                kind, paths.module(), new Installation(planned, notes, next(kind, planned, places), write));
    }

    private static boolean declares(Request request) {
        Path directory = request.migrations().layout().directory();
        return !request.entitySources().isEmpty()
                || request.declared().isPresent()
                || List.of("src/main/resources/db", "db").stream()
                        .flatMap(place -> List.of(place + "/schema.sql", place + "/schema").stream())
                        .anyMatch(place -> Files.exists(directory.resolve(place)));
    }

    private static HookModule module(Request request, HookPaths paths, Path root) {
        String directory = paths.module();
        String maven = Files.isRegularFile(root.resolve("mvnw")) ? "./mvnw" : "mvn";
        boolean plain = directory.matches("[A-Za-z0-9_./-]+");
        String command = directory.equals(".")
                ? maven + " db:generate"
                : maven + " -f " + (plain ? directory : "'" + directory.replace("'", "'\\''") + "'") + " db:generate";
        List<String> versioned = paths.versioned();
        List<String> others = paths.others();
        paths.noteTheRest();
        return new HookModule(
                directory,
                command,
                request.entitySources().isEmpty() || request.declared().isPresent()
                        ? paths.schema(request.declared())
                        : List.of(),
                paths.entities(request.entitySources()),
                versioned,
                others);
    }

    private static PlannedFile script(Request request, RepositoryFiles files, HookModule module) throws IOException {
        HookScript script = new HookScript(ShippedTemplates.get(HookScript.TEMPLATE));
        Optional<String> installed = files.read(HookScript.PATH);
        String text = script.with(
                module,
                installed,
                directory -> files.exists(directory + "/pom.xml"),
                request.baseRef(),
                request.version());
        return InstalledFile.plan(HookScript.PATH, installed, text, request.force())
                .asExecutable();
    }

    private static PlannedFile caller(Request request, HookKind kind, HookPlaces places, RepositoryFiles files)
            throws IOException {
        String path = places.file(kind);
        Optional<String> before = files.read(path);
        return switch (kind) {
            case LEFTHOOK -> LefthookFile.plan(path, before);
            case PRE_COMMIT -> PreCommitFile.plan(path, before);
            case HUSKY -> new ShellHook(false).plan(path, before, request.force());
            case GIT -> {
                PlannedFile hook = new ShellHook(places.isInEveryCheckout(path)).plan(path, before, request.force());
                yield places.isSwitchedOff(path) && hook.state() == PlannedFile.State.CHANGED && !request.force()
                        ? hook.refused(new PlannedFile.Refusal(
                                "may not be executed, so Git passes over it, and would no longer once it had our lines",
                                "delete it, or make it executable (chmod +x); or -Ddb.force=true",
                                true))
                        : hook;
            }
        };
    }

    private static List<String> next(HookKind kind, List<PlannedFile> planned, HookPlaces places) {
        List<String> next = new ArrayList<>();
        String committed = planned.stream()
                .filter(file -> file.state() != PlannedFile.State.UNCHANGED)
                .map(PlannedFile::path)
                .filter(path -> kind != HookKind.GIT || !places.isInEveryCheckout(path))
                .reduce((some, more) -> some + " " + more)
                .orElse("");
        if (!committed.isEmpty()) {
            next.add("git add " + committed + ", and commit");
        }
        next.add(kind.next());
        return next;
    }
}
