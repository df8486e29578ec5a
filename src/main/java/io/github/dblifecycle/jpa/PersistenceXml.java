package io.github.dblifecycle.jpa;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads {@code META-INF/persistence.xml} of any version (Jakarta Persistence, "8.2. Persistence Unit Packaging"). */
final class PersistenceXml {

    static final String RESOURCE = "META-INF/persistence.xml";
    private static final String ORM = "META-INF/orm.xml";

    private final ProjectClassLoader loader;
    private final List<String> scanned;

    /** @param scanned mapped classes that belong to a unit that does not leave out what it does not list */
    PersistenceXml(ProjectClassLoader loader, List<String> scanned) {
        this.loader = loader;
        this.scanned = List.copyOf(scanned);
    }

    /** @throws IOException where the file cannot be read or is not well-formed */
    List<Unit> units(URL file) throws IOException {
        List<Unit> units = new ArrayList<>();
        try (InputStream stream = file.openStream()) {
            DocumentBuilder builder = factory().newDocumentBuilder();
            // The usual handler prints.
            builder.setErrorHandler(new DefaultHandler());
            Element root = builder.parse(stream).getDocumentElement();
            for (Element unit : children(root, "persistence-unit")) {
                units.add(unit(unit));
            }
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
        return units;
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setNamespaceAware(true);
        return factory;
    }

    private Unit unit(Element unit) {
        Set<String> classes = new LinkedHashSet<>(texts(unit, "class"));
        boolean listedOnly = children(unit, "exclude-unlisted-classes").stream()
                .anyMatch(one -> !one.getTextContent().strip().equals("false"));
        if (!listedOnly) {
            classes.addAll(scanned);
        }
        List<String> mappings = new ArrayList<>(texts(unit, "mapping-file"));
        if (loader.findResource(ORM) != null && !mappings.contains(ORM)) {
            mappings.add(ORM);
        }
        SortedMap<String, String> properties = new TreeMap<>();
        for (Element all : children(unit, "properties")) {
            for (Element property : children(all, "property")) {
                properties.put(property.getAttribute("name"), property.getAttribute("value"));
            }
        }
        for (String mode : texts(unit, "validation-mode")) {
            for (Mapping mapping : Mapping.values()) {
                properties.putIfAbsent(mapping.packageName() + ".validation.mode", mode);
            }
        }
        return new Unit(
                unit.getAttribute("name"),
                texts(unit, "provider").stream().findFirst(),
                List.copyOf(classes),
                mappings,
                properties);
    }

    private static List<String> texts(Element of, String name) {
        return children(of, name).stream()
                .map(one -> one.getTextContent().strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static List<Element> children(Element of, String name) {
        List<Element> children = new ArrayList<>();
        NodeList all = of.getChildNodes();
        for (int i = 0; i < all.getLength(); i++) {
            Node node = all.item(i);
            if (node instanceof Element element
                    && name.equals(Optional.ofNullable(node.getLocalName()).orElse(""))) {
                children.add(element);
            }
        }
        return children;
    }
}
