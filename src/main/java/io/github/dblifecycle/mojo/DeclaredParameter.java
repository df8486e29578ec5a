package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.workflow.Declaration;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** How the project declares its schema, by what {@code db.declared} and {@code db.declaredAs} say or, if nothing, what is there. */
final class DeclaredParameter {

    /** Stands for the project's entities, where otherwise a file is named. */
    private static final String JPA = "jpa";

    private static final Set<String> BEFORE_COMPILATION = Set.of(
            "validate", "initialize", "generate-sources", "process-sources", "generate-resources", "process-resources");

    private final MavenRun run;
    private final List<File> declared;
    private final @Nullable String declaredAs;
    private final EntitiesParameters entities;

    DeclaredParameter(MavenRun run, List<File> declared, @Nullable String declaredAs, EntitiesParameters entities) {
        this.run = run;
        this.declared = declared;
        this.declaredAs = declaredAs;
        this.entities = entities;
    }

    /**
     * Decides.
     *
     * @param phase the one the goal is bound to; null where it was typed
     * @param migrations whether the project has some: entities of one that has none are nobody's schema unless somebody says
     *     so
     */
    Declaration declaration(@Nullable String phase, boolean migrations) throws MojoExecutionException {
        Optional<List<Path>> files = declared.isEmpty()
                ? Optional.empty()
                : Optional.of(declared.stream().map(run::relativeToProject).toList());
        boolean asEntities =
                switch (declaredAs == null ? "" : declaredAs.strip()) {
                    case "", "schema" -> false;
                    case "entities" -> true;
                    default ->
                        throw new ConfigurationException(List.of(new ConfigurationProblem(
                                "db.declaredAs",
                                "'" + declaredAs + "' is no way to declare a schema",
                                "write schema, or entities where a JPA provider wrote the SQL")));
                };
        EntitiesOfProject ofProject = run.entities();
        if (isJpa()) {
            if (isBeforeCompilation(phase)) {
                throw new ConfigurationException(List.of(new ConfigurationProblem(
                        "db.declared",
                        "entities declare the schema, and at the phase " + phase + " they are not compiled yet",
                        "bind the goal behind compilation: <phase>process-classes</phase>")));
            }
            return entities(ofProject);
        }
        if (asEntities) {
            return new Declaration.EntitySql(files, entities.policy(run));
        }
        if (files.isPresent() || declaredAs != null || isInAUsualPlace(run.projectDirectory())) {
            return new Declaration.Sql(files);
        }
        if (!migrations || !ofProject.hasProvider()) {
            return new Declaration.Sql(files);
        }
        if (isBeforeCompilation(phase) || !ofProject.areCompiled()) {
            run.console()
                    .note(
                            "entities are not compared with the migrations, as they are not compiled yet: bind db:validate"
                                    + " to <phase>process-classes</phase>; -Ddb.declaredAs=schema says that they never are");
            return new Declaration.Sql(files);
        }
        return ofProject.areThere() ? entities(ofProject) : new Declaration.Sql(files);
    }

    /** Whether entities declare the schema, as far as that can be known without compiled classes. */
    boolean isOfEntities(boolean migrations) {
        return isJpa()
                || (migrations
                        && declared.isEmpty()
                        && declaredAs == null
                        && !isInAUsualPlace(run.projectDirectory())
                        && run.entities().hasProvider());
    }

    private Declaration entities(EntitiesOfProject ofProject) throws MojoExecutionException {
        if (ofProject.areStale()) {
            run.console()
                    .note(
                            "sources were changed after they were compiled, and entities are taken as compiled: mvn compile"
                                    + " before the goal");
        }
        return new Declaration.Entities(ofProject.settings(run, entities), entities.policy(run));
    }

    private boolean isJpa() {
        return declared.size() == 1
                && declared.get(0).getName().equals(JPA)
                && !run.relativeToProject(declared.get(0)).toFile().exists();
    }

    private static boolean isBeforeCompilation(@Nullable String phase) {
        return phase != null && BEFORE_COMPILATION.contains(phase);
    }

    /** Whether there is a schema that nobody has to name. */
    static boolean isInAUsualPlace(Path projectDirectory) {
        return Stream.of("src/main/resources/db", "db")
                .flatMap(place -> Stream.of(place + "/schema.sql", place + "/schema"))
                .map(projectDirectory::resolve)
                .anyMatch(Files::exists);
    }
}
