package app.tangible.web.jersey;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** JSON schemas of the types that bodies are made of: records, lists, maps, enums, scalars. */
final class Schemas {

  private final Map<String, Object> named = new TreeMap<>();

  /** All schemas met so far, and that of {@code also}. */
  Map<String, Object> named(Class<?> also) {
    of(also);
    return named;
  }

  Map<String, Object> of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (Collection.class.isAssignableFrom((Class<?>) generic.getRawType())) {
        return Map.of("type", "array", "items", of(arguments[0]));
      }
      return Map.of("type", "object", "additionalProperties", of(arguments[1]));
    }
    if (!(type instanceof Class<?> plain)) {
      return Map.of();
    }
    if (plain.isRecord()) {
      return record(plain);
    }
    if (plain.isEnum()) {
      return Map.of(
          "type",
          "string",
          "enum",
          Arrays.stream(plain.getEnumConstants()).map(Object::toString).toList());
    }
    return scalar(plain);
  }

  private static Map<String, Object> scalar(Class<?> type) {
    return switch (type.getName()) {
      case "int", "java.lang.Integer" -> Map.of("type", "integer", "format", "int32");
      case "long", "java.lang.Long" -> Map.of("type", "integer", "format", "int64");
      case "boolean", "java.lang.Boolean" -> Map.of("type", "boolean");
      case "double", "java.lang.Double" -> Map.of("type", "number");
      case "java.lang.String" -> Map.of("type", "string");
      default -> Map.of();
    };
  }

  private Map<String, Object> record(Class<?> type) {
    String name = nameOf(type);
    if (!named.containsKey(name)) {
      Map<String, Object> schema = new LinkedHashMap<>();
      named.put(name, schema); // before its parts: a type may hold itself
      Map<String, Object> properties = new LinkedHashMap<>();
      List<String> required = new ArrayList<>();
      for (RecordComponent part : type.getRecordComponents()) {
        properties.put(part.getName(), of(part.getGenericType()));
        if (!isNullable(part.getAnnotatedType())) {
          required.add(part.getName());
        }
      }
      schema.put("type", "object");
      schema.put("properties", properties);
      if (!required.isEmpty()) {
        schema.put("required", required);
      }
    }
    return Map.of("$ref", "#/components/schemas/" + name);
  }

  private static String nameOf(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return outer == null
        ? type.getSimpleName()
        : outer.getSimpleName() + "." + type.getSimpleName();
  }

  // By name: the annotation's own bundle may be another one than ours.
  private static boolean isNullable(AnnotatedType type) {
    for (Annotation annotation : type.getAnnotations()) {
      if (annotation.annotationType().getSimpleName().equals("Nullable")) {
        return true;
      }
    }
    return false;
  }
}
