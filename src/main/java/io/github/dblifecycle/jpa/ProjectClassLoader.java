package io.github.dblifecycle.jpa;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The project's classes and libraries, with nothing of Maven or of this plugin beside them. Logging systems are left out: set
 * up by nobody, as none of the application runs, they would print all they are told.
 */
final class ProjectClassLoader extends URLClassLoader {

    private static final List<String> LOGGING = List.of(
            "ch.qos.logback.",
            "org.apache.logging.log4j.core.",
            "org.jboss.logmanager.",
            "org.slf4j.simple.",
            "org.slf4j.impl.");

    private static final String SLF4J_SERVICE = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";

    /** SLF4J's own provider that logs nothing: without any, it complains on the console that there is none. */
    private static final String SILENT_SLF4J = "org.slf4j.helpers.NOP_FallbackServiceProvider";

    private static final List<String> LOGGING_SERVICES = List.of(
            SLF4J_SERVICE,
            "META-INF/services/org.jboss.logging.LoggerProvider",
            "META-INF/services/java.lang.System$LoggerFinder",
            "META-INF/services/org.apache.logging.log4j.spi.Provider");

    /** Looks for systems by loading them, upon which Log4j complains that nobody set it up. */
    private static final String SEARCH_FOR_LOGGING = "org.jboss.logging.LoggerProviders";

    private static final String LOG4J = "org.apache.log";

    private final List<URLClassLoader> others = new ArrayList<>();

    ProjectClassLoader(EntitySettings settings) {
        super(
                "project",
                Stream.concat(settings.roots().stream(), settings.libraries().stream())
                        .map(ProjectClassLoader::url)
                        .toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("no class can be loaded from " + path, e);
        }
    }

    /** For a provider that wants to look at classes before it changes them; closed with this one. */
    ClassLoader another() {
        URLClassLoader other = new URLClassLoader(getURLs(), getParent());
        others.add(other);
        return other;
    }

    /** Whether a class can be found, without loading it. */
    boolean has(String className) {
        return findResource(className.replace('.', '/') + ".class") != null;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (LOGGING.stream().anyMatch(name::startsWith) || (name.startsWith(LOG4J) && isSearched())) {
            throw new ClassNotFoundException(name);
        }
        return super.findClass(name);
    }

    private static boolean isSearched() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals(SEARCH_FOR_LOGGING)));
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        if (name.equals(SLF4J_SERVICE) && has(SILENT_SLF4J)) {
            return Collections.enumeration(Optional.ofNullable(ProjectClassLoader.class.getResource("silent-slf4j.txt"))
                    .map(List::of)
                    .orElseThrow());
        }
        return LOGGING_SERVICES.contains(name) ? Collections.emptyEnumeration() : super.findResources(name);
    }

    @Override
    public void close() throws IOException {
        for (URLClassLoader other : others) {
            other.close();
        }
        super.close();
    }
}
