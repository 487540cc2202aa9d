import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says which modules of this JDK the jars below some folders use, by their classes and by the
 * packages that their manifests import: {@code java Modules.java FOLDER…}. Unlike jdeps it does not
 * mind libraries whose own module descriptions name what is not there.
 */
final class Modules {

  private static final Pattern TYPE = Pattern.compile("L([^;<]+)[;<]");
  private static final Pattern IMPORT =
      Pattern.compile(
          "(?:^|,)((?:java|javax|org|jdk)[A-Za-z0-9_.]*)((?:;[^,\"]*(?:\"[^\"]*\")?)*)");

  private final Map<String, String> moduleOf = new HashMap<>();
  private final Set<String> used = new TreeSet<>();

  private Modules() {
    ModuleFinder.ofSystem()
        .findAll()
        .forEach(
            module ->
                module
                    .descriptor()
                    .exports()
                    .forEach(
                        exports -> moduleOf.put(exports.source(), module.descriptor().name())));
  }

  public static void main(String[] folders) throws IOException {
    Modules modules = new Modules();
    for (String folder : folders) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
          modules.read(jar);
        }
      }
    }
    System.out.println(String.join(",", modules.used));
  }

  private void read(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      readImports(file.getManifest());
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        String name = entry.getName();
        if (name.endsWith(".class") && !name.endsWith("module-info.class")) {
          try (InputStream in = file.getInputStream(entry)) {
            readClass(in.readAllBytes());
          }
        }
      }
    }
  }

  /** A package that must be imported must be exported by somebody, in use or not. */
  private void readImports(Manifest manifest) {
    String header =
        manifest == null ? null : manifest.getMainAttributes().getValue("Import-Package");
    Matcher imported = IMPORT.matcher(header == null ? "" : header);
    while (imported.find()) {
      if (!imported.group(2).contains("resolution:=optional")) {
        use(imported.group(1));
      }
    }
  }

  private void readClass(byte[] bytes) {
    for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
      switch (entry) {
        case ClassEntry type -> useClass(type.asInternalName());
        case NameAndTypeEntry member -> useDescriptor(member.type().stringValue());
        case MethodTypeEntry type -> useDescriptor(type.descriptor().stringValue());
        default -> {}
      }
    }
  }

  private void useDescriptor(String descriptor) {
    Matcher type = TYPE.matcher(descriptor);
    while (type.find()) {
      useClass(type.group(1));
    }
  }

  private void useClass(String internalName) {
    if (internalName.startsWith("[")) {
      useDescriptor(internalName);
    } else if (internalName.lastIndexOf('/') > 0) {
      use(internalName.substring(0, internalName.lastIndexOf('/')).replace('/', '.'));
    }
  }

  private void use(String packageName) {
    String module = moduleOf.get(packageName);
    if (module != null) {
      used.add(module);
    }
  }
}
