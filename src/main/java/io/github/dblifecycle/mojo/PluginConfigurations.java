package io.github.dblifecycle.mojo;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * What a POM and each of those above it say of this plugin. Maven builds the model of a parent without its children, so that what
 * is read of an ancestor here is what stands there, whatever a module makes of it.
 */
final class PluginConfigurations {

    private static final String LOCKED = "locked";

    private final MojoExecution execution;

    PluginConfigurations(MojoExecution execution) {
        this.execution = execution;
    }

    /** From the outermost parent to the project itself. */
    static List<MavenProject> lineage(MavenProject project) {
        Deque<MavenProject> lineage = new ArrayDeque<>();
        for (@Nullable MavenProject one = project; one != null; one = one.getParent()) {
            lineage.addFirst(one);
        }
        return List.copyOf(lineage);
    }

    /** The names of parameters that a POM locks. */
    List<String> locked(MavenProject project) {
        return child(project, LOCKED).stream()
                .flatMap(dom -> dom.getChildCount() == 0
                        ? Stream.of(Optional.ofNullable(dom.getValue()).orElse(""))
                        : Arrays.stream(dom.getChildren()).map(one -> Objects.requireNonNullElse(one.getValue(), "")))
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** What a POM says of a parameter, in the execution of this name or for all. */
    Optional<Xpp3Dom> child(MavenProject project, String name) {
        return plugin(project).flatMap(plugin -> Stream.of(
                        execution(plugin).map(PluginExecution::getConfiguration),
                        Optional.ofNullable(plugin.getConfiguration()))
                .flatMap(Optional::stream)
                .map(Xpp3Dom.class::cast)
                .map(dom -> Optional.ofNullable(dom.getChild(name)))
                .flatMap(Optional::stream)
                .findFirst());
    }

    private Optional<PluginExecution> execution(Plugin plugin) {
        return Optional.ofNullable(plugin.getExecutionsAsMap().get(execution.getExecutionId()));
    }

    /** As the POM declares it, or manages it where it does not. */
    Optional<Plugin> plugin(MavenProject project) {
        String key = Plugin.constructKey(execution.getGroupId(), execution.getArtifactId());
        return Optional.ofNullable(project.getPlugin(key)).or(() -> Optional.ofNullable(project.getPluginManagement())
                .map(management -> management.getPluginsAsMap().get(key)));
    }
}
