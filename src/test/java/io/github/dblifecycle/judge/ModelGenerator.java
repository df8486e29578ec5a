package io.github.dblifecycle.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Draws entities of all kinds that are related to each other. */
final class ModelGenerator {

    private final Draw draw;
    private final SortedMap<String, String> sources = new TreeMap<>();
    private final List<String> mapped = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private int entities;

    private ModelGenerator(long seed) {
        this.draw = new Draw(seed);
    }

    static EntityModel model(long seed) {
        ModelGenerator generator = new ModelGenerator(seed);
        int roots = 2 + generator.draw.below(3);
        for (int i = 0; i < roots; i++) {
            if (generator.draw.chance(35)) {
                generator.family();
            } else {
                generator.single();
            }
        }
        return new EntityModel(seed, generator.sources, generator.mapped, generator.written);
    }

    private void single() {
        ClassText text = new ClassText("E" + entities++, "");
        if (draw.chance(50)) {
            text.annotation("@Table(name = \"" + text.name().toLowerCase(Locale.ROOT) + "_rows\")");
        }
        IdentifierKind id = IdentifierKind.draw(draw, false);
        id.write(text, draw);
        ModelFields fields = new ModelFields(draw, text, id == IdentifierKind.EMBEDDED, true);
        fields.basics(2 + draw.below(5));
        fields.extras();
        fields.relations(written, true);
        if (draw.chance(25)) {
            fields.secondary();
        }
        add(text, true);
    }

    /** Classes that inherit from each other. */
    private void family() {
        String strategy = draw.one(List.of("SINGLE_TABLE", "JOINED", "TABLE_PER_CLASS"));
        boolean ownTables = strategy.equals("TABLE_PER_CLASS");
        ClassText root = new ClassText("E" + entities++, "");
        root.annotation("@Inheritance(strategy = InheritanceType." + strategy + ")");
        if (!ownTables && draw.chance(40)) {
            root.annotation("@DiscriminatorColumn(name = \"kind\", discriminatorType = DiscriminatorType."
                    + draw.one(List.of("STRING", "INTEGER")) + ")");
        }
        boolean isAbstract = draw.chance(30);
        if (isAbstract) {
            root.asAbstract();
        }
        IdentifierKind id = IdentifierKind.draw(draw, ownTables);
        boolean composite = id == IdentifierKind.EMBEDDED;
        id.write(root, draw);
        ModelFields fields = new ModelFields(draw, root, composite, !ownTables);
        fields.basics(1 + draw.below(3));
        fields.extras();
        fields.relations(written, false);
        add(root, !isAbstract);
        for (int i = 0; i < 2; i++) {
            ClassText child = new ClassText("E" + entities++, root.name());
            ModelFields own = new ModelFields(draw, child, composite, !ownTables);
            own.basics(1 + draw.below(3));
            if (!ownTables) {
                own.relations(List.copyOf(written), true);
            }
            add(child, true);
        }
    }

    private void add(ClassText text, boolean rows) {
        sources.put(text.name(), text.source());
        mapped.add(text.name());
        if (rows) {
            written.add(text.name());
        }
    }
}
