package io.github.dblifecycle.workflow;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.jpa.EntityClassPath;
import io.github.dblifecycle.jpa.EntityDdl;
import io.github.dblifecycle.jpa.EntityDdlException;
import io.github.dblifecycle.jpa.EntitySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The DDL of the entities of the base commit: kept from before, of what somebody compiled, or of what is built now. */
final class BaseEntities {

    private static final String MAKE = "name what was compiled of it, <entities><base> (db.entities.base);"
            + " or see that git worktree and the project's build run here, for as long as <baseTimeout> allows;"
            + " <rolling>off</rolling> leaves it out";

    private final BaseScripts scripts;
    private final RollingSettings settings;
    private final EntitySettings now;
    private final int major;

    /** @param now how entities are asked today; those of the base are asked in the same way */
    BaseEntities(BaseScripts scripts, RollingSettings settings, EntitySettings now, int major) {
        this.scripts = scripts;
        this.settings = settings;
        this.now = now;
        this.major = major;
    }

    /** They cannot be had. */
    static final class UnknownException extends Exception {

        private static final long serialVersionUID = 1L;

        private final List<String> details;
        private final String fix;

        UnknownException(String message, List<String> details, String fix) {
            super(message);
            this.details = List.copyOf(details);
            this.fix = fix;
        }

        UnknownException(String message, List<String> details, String fix, Throwable cause) {
            super(message, cause);
            this.details = List.copyOf(details);
            this.fix = fix;
        }

        List<String> details() {
            return details;
        }

        String fix() {
            return fix;
        }
    }

    EntityDdl find() throws UnknownException {
        if (!settings.base().isEmpty()) {
            return written(ofFiles());
        }
        BaseBuild build =
                settings.build().orElseThrow(() -> new UnknownException("nobody compiled them", List.of(), MAKE));
        String key = key(build);
        Optional<EntityDdl> kept = settings.cache().find(key);
        if (kept.isPresent()) {
            return kept.get();
        }
        EntityDdl ddl = built(build);
        settings.cache().keep(key, ddl);
        return ddl;
    }

    private String key(BaseBuild build) {
        return ContentHash.of(
                scripts.base(),
                scripts.git().inRepository(now.directory()),
                build.identity(),
                String.valueOf(major),
                now.packages().toString(),
                now.units().toString(),
                now.profiles().toString(),
                now.properties().toString());
    }

    /** The work in the temporary working tree says what it could not do by what it returns. */
    private EntityDdl built(BaseBuild build) throws UnknownException {
        try {
            Object result = build.use(scripts.git(), now.directory(), scripts.base(), this::writtenOrRefused);
            if (result instanceof UnknownException unknown) {
                throw unknown;
            }
            return (EntityDdl) result;
        } catch (BaseBuild.FailedException e) {
            throw new UnknownException(String.valueOf(e.getMessage()), e.output(), MAKE, e);
        } catch (GitException e) {
            throw new UnknownException("it cannot be checked out: " + e.getMessage(), List.of(), MAKE, e);
        }
    }

    private Object writtenOrRefused(BaseBuild.Built built) {
        try {
            return written(settings(built.directory(), built.classPath()));
        } catch (UnknownException e) {
            return e;
        }
    }

    private EntityDdl written(EntitySettings base) throws UnknownException {
        try {
            return EntityDdl.write(base, major);
        } catch (EntityDdlException e) {
            throw new UnknownException(
                    "its entities give no DDL: "
                            + e.findings().stream()
                                    .map(Finding::message)
                                    .findFirst()
                                    .orElse(""),
                    List.of(),
                    MAKE,
                    e);
        }
    }

    private EntitySettings ofFiles() throws UnknownException {
        for (Path path : settings.base()) {
            if (!Files.exists(path)) {
                throw new UnknownException("there is no " + path + ", as <entities><base> says", List.of(), MAKE);
            }
        }
        Path first = settings.base().get(0);
        boolean told = Files.isRegularFile(first) && !first.toString().endsWith(".jar");
        if (!told) {
            return settings(now.directory(), new EntityClassPath(settings.base(), now.libraries(), List.of()));
        }
        try {
            return settings(now.directory(), EntityClassPath.read(first));
        } catch (IOException e) {
            throw new UnknownException(String.valueOf(e.getMessage()), List.of(), MAKE, e);
        }
    }

    private EntitySettings settings(Path directory, EntityClassPath classPath) {
        return new EntitySettings(
                directory,
                classPath.roots(),
                classPath.libraries(),
                classPath.sourceRoots(),
                now.packages(),
                now.units(),
                now.profiles(),
                now.properties());
    }
}
