package io.github.dblifecycle.jpa;

import static io.github.dblifecycle.jpa.HibernateMetadata.value;
import static io.github.dblifecycle.jpa.HibernateMetadata.values;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Bean Validation adds to the DDL: {@code @NotNull} is NOT NULL, {@code @Size} a length, {@code @Min} a check. Hibernate adds
 * them where an application starts and a provider of Bean Validation is on its class path, but not where only the schema is
 * asked for (Hibernate Validator, "11.1.1. Database schema-level validation"); so they are added here, by Hibernate's own means.
 */
final class ValidationConstraints {

    private static final List<String> ACTIVATORS = List.of(
            "org.hibernate.boot.beanvalidation.TypeSafeActivator",
            "org.hibernate.cfg.beanvalidation.TypeSafeActivator");

    private static final String APPLIED = "hibernate.validator.apply_to_ddl";
    private static final String AUTO = "auto";
    private static final String DDL = "ddl";

    private final ProjectClassLoader loader;

    ValidationConstraints(ProjectClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Adds them to Hibernate's metadata, if the application's settings let Hibernate do so.
     *
     * @throws ReflectiveOperationException where the settings demand it and there is no provider; by default, that is no fault
     */
    void apply(Object metadata, Map<?, ?> settings) throws ReflectiveOperationException {
        List<String> modes = modes(settings);
        boolean demanded = modes.contains(DDL);
        boolean applied = Optional.ofNullable(settings.get(APPLIED))
                .map(setting -> Boolean.parseBoolean(setting.toString()))
                .orElse(true);
        Optional<String> activator = ACTIVATORS.stream().filter(loader::has).findFirst();
        if (activator.isEmpty() || !applied || !(demanded || modes.contains(AUTO))) {
            return;
        }
        Optional<Class<?>> validation = List.of("jakarta.validation.", "javax.validation.").stream()
                .map(prefix -> prefix + "Validation")
                .filter(loader::has)
                .findFirst()
                .flatMap(this::type);
        if (validation.isEmpty() && !demanded) {
            return;
        }
        Object factory;
        try {
            factory = validation
                    .orElseThrow(() -> new ClassNotFoundException("jakarta.validation.Validation"))
                    .getMethod("buildDefaultValidatorFactory")
                    .invoke(null);
        } catch (InvocationTargetException e) {
            if (demanded) {
                throw e;
            }
            // As in the application: without a provider that works, nothing is validated.
            return;
        }
        try {
            apply(loader.loadClass(activator.get()), factory, metadata, settings);
        } finally {
            Method close = factory.getClass().getMethod("close");
            close.setAccessible(true);
            close.invoke(factory);
        }
    }

    private void apply(Class<?> activator, Object factory, Object metadata, Map<?, ?> settings)
            throws ReflectiveOperationException {
        Method method = Arrays.stream(activator.getMethods())
                .filter(one -> one.getName().equals("applyRelationalConstraints")
                        && one.getParameterCount() == 5
                        && one.getParameterTypes()[0].isInstance(factory))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(activator.getName() + ".applyRelationalConstraints"));
        Object dialect = value(metadata, "getDatabase")
                .flatMap(database -> value(database, "getDialect"))
                .orElseThrow(() -> new NoSuchMethodException("Database.getDialect"));
        method.setAccessible(true);
        Class<?> access = method.getParameterTypes()[4];
        method.invoke(
                null,
                factory,
                values(metadata, "getEntityBindings"),
                settings,
                dialect,
                Proxy.newProxyInstance(
                        loader, new Class<?>[] {access}, (proxy, called, arguments) -> called(called, arguments)));
    }

    private @Nullable Object called(Method method, @Nullable Object[] arguments) throws ClassNotFoundException {
        String name = String.valueOf(arguments[0]);
        return method.getName().equals("classForName") ? Class.forName(name, true, loader) : loader.getResource(name);
    }

    /** In small letters; Hibernate takes both spellings of the setting, and several modes with commas between them. */
    private static List<String> modes(Map<?, ?> settings) {
        for (Mapping mapping : Mapping.values()) {
            Object mode = settings.get(mapping.packageName() + ".validation.mode");
            if (mode != null) {
                return Arrays.stream(mode.toString().toLowerCase(Locale.ROOT).split(","))
                        .map(String::strip)
                        .toList();
            }
        }
        return List.of(AUTO);
    }

    private Optional<Class<?>> type(String name) {
        try {
            return Optional.of(loader.loadClass(name));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
