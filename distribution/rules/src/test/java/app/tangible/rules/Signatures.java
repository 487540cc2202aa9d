package app.tangible.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which packages a reader of an API has to know: those in the signatures of its public types. */
final class Signatures {

  private static final Pattern TYPE = Pattern.compile("L([\\w/$]+)[;<]");

  private Signatures() {}

  /** Packages named by the public and protected signatures of the exported packages. */
  static Set<String> packages(Shipped bundle) {
    Set<String> packages = new TreeSet<>();
    try (JarFile jar = new JarFile(bundle.jar().orElseThrow().toFile())) {
      for (JarEntry entry : jar.stream().toList()) {
        if (exportedClass(bundle, entry.getName())) {
          packages.addAll(packages(jar.getInputStream(entry).readAllBytes()));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return packages;
  }

  private static boolean exportedClass(Shipped bundle, String entry) {
    int end = entry.lastIndexOf('/');
    return entry.endsWith(".class")
        && end > 0
        && bundle.exports().containsKey(entry.substring(0, end).replace('/', '.'));
  }

  static Set<String> packages(byte[] classFile) {
    ClassModel model = ClassFile.of().parse(classFile);
    Set<String> packages = new TreeSet<>();
    if (visible(model.flags())) {
      signatures(model)
          .flatMap(signature -> TYPE.matcher(signature).results())
          .map(type -> type.group(1).replace('/', '.'))
          .filter(type -> type.contains("."))
          .map(type -> type.substring(0, type.lastIndexOf('.')))
          .forEach(packages::add);
    }
    return packages;
  }

  private static Stream<String> signatures(ClassModel model) {
    Stream<String> parents =
        Stream.concat(model.superclass().stream(), model.interfaces().stream())
            .map(type -> type.asSymbol().descriptorString());
    Stream<String> generic =
        model.findAttribute(Attributes.signature()).map(s -> s.signature().stringValue()).stream();
    Stream<String> fields =
        model.fields().stream()
            .filter(field -> visible(field.flags()))
            .flatMap(
                field ->
                    Stream.concat(
                        Stream.of(field.fieldType().stringValue()),
                        field.findAttribute(Attributes.signature()).stream()
                            .map(s -> s.signature().stringValue())));
    Stream<String> methods =
        model.methods().stream()
            .filter(method -> visible(method.flags()))
            .flatMap(
                method ->
                    Stream.concat(
                        Stream.of(method.methodType().stringValue()),
                        method.findAttribute(Attributes.signature()).stream()
                            .map(s -> s.signature().stringValue())));
    return Stream.of(parents, generic, fields, methods).flatMap(all -> all);
  }

  private static boolean visible(AccessFlags flags) {
    return flags.has(AccessFlag.PUBLIC) || flags.has(AccessFlag.PROTECTED);
  }

  /** The {@code value} of a class-retained annotation of a class file. */
  static Optional<String> annotationValue(byte[] classFile, String annotation) {
    return ClassFile.of()
        .parse(classFile)
        .findAttribute(Attributes.runtimeInvisibleAnnotations())
        .stream()
        .flatMap(all -> all.annotations().stream())
        .filter(found -> found.classSymbol().equals(ClassDesc.of(annotation)))
        .flatMap(found -> found.elements().stream())
        .filter(element -> element.name().stringValue().equals("value"))
        .map(element -> element.value())
        .map(value -> value instanceof AnnotationValue.OfString text ? text.stringValue() : "")
        .findFirst();
  }
}
