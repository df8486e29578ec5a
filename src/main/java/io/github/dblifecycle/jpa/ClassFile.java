package io.github.dblifecycle.jpa;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a compiled class tells without being loaded (Java Virtual Machine Specification, "4. The class File Format").
 *
 * @param name with dots
 * @param parents the class that it extends and the interfaces that it implements
 * @param sourceFile without its directory
 * @param annotations those on the class, by their names with dots, each with the texts of its {@code value}; those in a
 *     container of several are among them
 * @param members names of the annotations on fields and, with {@code ()} behind the name, on methods; also of those that a
 *     program cannot ask for at run time
 */
record ClassFile(
        String name,
        List<String> parents,
        Optional<String> sourceFile,
        Map<String, List<String>> annotations,
        Map<String, Set<String>> members) {

    private static final int MAGIC = 0xCAFEBABE;

    ClassFile {
        parents = List.copyOf(parents);
        annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
        members = Collections.unmodifiableMap(new TreeMap<>(members));
    }

    /** @throws IOException where it is no class, too */
    static ClassFile read(InputStream stream) throws IOException {
        return new Reader(new DataInputStream(stream)).read();
    }

    private static final class Reader {

        private final DataInputStream in;
        private Object[] constants = {};
        private Optional<String> sourceFile = Optional.empty();
        private Map<String, List<String>> annotations = new HashMap<>();

        Reader(DataInputStream in) {
            this.in = in;
        }

        ClassFile read() throws IOException {
            if (in.readInt() != MAGIC) {
                throw new IOException("not a class");
            }
            in.readInt();
            readConstants();
            in.readUnsignedShort();
            String name = className(in.readUnsignedShort());
            List<String> parents = new ArrayList<>();
            int parent = in.readUnsignedShort();
            // Nothing is above java.lang.Object, and nothing that matters above a module.
            if (parent != 0) {
                parents.add(className(parent));
            }
            int interfaces = in.readUnsignedShort();
            for (int i = 0; i < interfaces; i++) {
                parents.add(className(in.readUnsignedShort()));
            }
            Map<String, Set<String>> members = new HashMap<>();
            readMembers("", members);
            readMembers("()", members);
            annotations = new HashMap<>();
            readAttributes();
            return new ClassFile(name, parents, sourceFile, annotations, members);
        }

        private void readConstants() throws IOException {
            int count = in.readUnsignedShort();
            constants = new Object[count];
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> constants[i] = in.readUTF();
                    case 7 -> constants[i] = in.readUnsignedShort();
                    case 8, 16, 19, 20 -> in.readUnsignedShort();
                    case 15 -> in.skipNBytes(3);
                    case 5, 6 -> {
                        in.readLong();
                        i++;
                    }
                    default -> in.readInt();
                }
            }
        }

        private void readMembers(String end, Map<String, Set<String>> members) throws IOException {
            int count = in.readUnsignedShort();
            for (int i = 0; i < count; i++) {
                in.readUnsignedShort();
                String name = text(in.readUnsignedShort());
                in.readUnsignedShort();
                annotations = new HashMap<>();
                readAttributes();
                if (!annotations.isEmpty()) {
                    members.computeIfAbsent(name + end, none -> new HashSet<>()).addAll(annotations.keySet());
                }
            }
        }

        private void readAttributes() throws IOException {
            int attributes = in.readUnsignedShort();
            for (int i = 0; i < attributes; i++) {
                attribute(text(in.readUnsignedShort()), Integer.toUnsignedLong(in.readInt()));
            }
        }

        private void attribute(String name, long length) throws IOException {
            switch (name) {
                case "SourceFile" -> sourceFile = Optional.of(text(in.readUnsignedShort()));
                case "RuntimeVisibleAnnotations", "RuntimeInvisibleAnnotations" -> {
                    int count = in.readUnsignedShort();
                    for (int i = 0; i < count; i++) {
                        annotation();
                    }
                }
                default -> in.skipNBytes(length);
            }
        }

        private void annotation() throws IOException {
            String type = text(in.readUnsignedShort());
            List<String> texts = annotations.computeIfAbsent(
                    type.substring(1, type.length() - 1).replace('/', '.'), none -> new ArrayList<>());
            int pairs = in.readUnsignedShort();
            for (int i = 0; i < pairs; i++) {
                boolean isValue = text(in.readUnsignedShort()).equals("value");
                element(isValue ? texts : new ArrayList<>());
            }
        }

        private void element(List<String> texts) throws IOException {
            switch (in.readUnsignedByte()) {
                case 'e' -> in.readInt();
                case 's' -> texts.add(text(in.readUnsignedShort()));
                case '@' -> annotation();
                case '[' -> {
                    int count = in.readUnsignedShort();
                    for (int i = 0; i < count; i++) {
                        element(texts);
                    }
                }
                default -> in.readUnsignedShort();
            }
        }

        private String text(int index) throws IOException {
            if (constants[index] instanceof String text) {
                return text;
            }
            throw new IOException("not a class: constant " + index + " is no text");
        }

        private String className(int index) throws IOException {
            if (constants[index] instanceof Integer name) {
                return text(name).replace('/', '.');
            }
            throw new IOException("not a class: constant " + index + " is no class");
        }
    }
}
