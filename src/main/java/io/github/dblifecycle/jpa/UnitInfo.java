package io.github.dblifecycle.jpa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Shows a unit to a provider as the container of an application would, whichever package its interface is of. */
final class UnitInfo implements InvocationHandler {

    private final Unit unit;
    private final String provider;
    private final ProjectClassLoader loader;
    private final URL root;

    private UnitInfo(Unit unit, String provider, ProjectClassLoader loader, URL root) {
        this.unit = unit;
        this.provider = provider;
        this.loader = loader;
        this.root = root;
    }

    /**
     * A {@code PersistenceUnitInfo}.
     *
     * @param root where the unit's classes lie
     */
    static Object of(Unit unit, String provider, Mapping mapping, ProjectClassLoader loader, URL root)
            throws ClassNotFoundException {
        Class<?> type = loader.loadClass(mapping.packageName() + ".spi.PersistenceUnitInfo");
        return Proxy.newProxyInstance(loader, new Class<?>[] {type}, new UnitInfo(unit, provider, loader, root));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] arguments) {
        return switch (method.getName()) {
            case "getPersistenceUnitName" -> unit.name();
            case "getPersistenceProviderClassName" -> provider;
            case "getTransactionType" -> constant(method.getReturnType(), "RESOURCE_LOCAL");
            case "getSharedCacheMode" -> constant(method.getReturnType(), "NONE");
            case "getValidationMode" -> constant(method.getReturnType(), "AUTO");
            case "getMappingFileNames" -> unit.mappingFiles();
            case "getManagedClassNames", "getAllManagedClassNames" -> unit.classes();
            case "getJarFileUrls", "getQualifierAnnotationNames" -> List.of();
            case "getPersistenceUnitRootUrl" -> root;
            case "excludeUnlistedClasses" -> true;
            case "getProperties" -> properties();
            case "getPersistenceXMLSchemaVersion" -> "2.2";
            case "getClassLoader" -> loader;
            case "getNewTempClassLoader" -> loader.another();
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            case "toString" -> "persistence unit " + unit.name();
            default -> null;
        };
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(unit.properties());
        return properties;
    }
}
