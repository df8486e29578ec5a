package io.github.dblifecycle.jpa;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a compiled class tells without being loaded (Java Virtual Machine Specification, "4. The class File Format").
 *
 * @param name with dots
 * @param sourceFile without its directory
 * @param annotations names of those on the class, with dots
 */
record ClassFile(String name, Optional<String> sourceFile, Set<String> annotations) {

    private static final int MAGIC = 0xCAFEBABE;

    ClassFile {
        annotations = Set.copyOf(annotations);
    }

    /** @throws IOException where it is no class, too */
    static ClassFile read(InputStream stream) throws IOException {
        return new Reader(new DataInputStream(stream)).read();
    }

    private static final class Reader {

        private final DataInputStream in;
        private Object[] constants = {};
        private Optional<String> sourceFile = Optional.empty();
        private final Set<String> annotations = new HashSet<>();

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
            in.readUnsignedShort();
            int interfaces = in.readUnsignedShort();
            in.skipNBytes(2L * interfaces);
            skipMembers();
            skipMembers();
            int attributes = in.readUnsignedShort();
            for (int i = 0; i < attributes; i++) {
                attribute(text(in.readUnsignedShort()), Integer.toUnsignedLong(in.readInt()));
            }
            return new ClassFile(name, sourceFile, annotations);
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

        private void skipMembers() throws IOException {
            int members = in.readUnsignedShort();
            for (int i = 0; i < members; i++) {
                in.skipNBytes(6);
                int attributes = in.readUnsignedShort();
                for (int j = 0; j < attributes; j++) {
                    in.readUnsignedShort();
                    in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
                }
            }
        }

        private void attribute(String name, long length) throws IOException {
            switch (name) {
                case "SourceFile" -> sourceFile = Optional.of(text(in.readUnsignedShort()));
                case "RuntimeVisibleAnnotations" -> {
                    int count = in.readUnsignedShort();
                    for (int i = 0; i < count; i++) {
                        annotations.add(annotation());
                    }
                }
                default -> in.skipNBytes(length);
            }
        }

        private String annotation() throws IOException {
            String type = text(in.readUnsignedShort());
            int pairs = in.readUnsignedShort();
            for (int i = 0; i < pairs; i++) {
                in.readUnsignedShort();
                element();
            }
            return type.substring(1, type.length() - 1).replace('/', '.');
        }

        private void element() throws IOException {
            switch (in.readUnsignedByte()) {
                case 'e' -> in.readInt();
                case '@' -> annotation();
                case '[' -> {
                    int count = in.readUnsignedShort();
                    for (int i = 0; i < count; i++) {
                        element();
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
