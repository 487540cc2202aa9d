package app.tangible.web.jersey;

import app.tangible.web.Answers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes OpenAPI 3.1 from the annotations and types of the resources. */
final class OpenApi {

  private final Schemas schemas = new Schemas();
  private final Map<String, Object> securitySchemes = new TreeMap<>();

  Map<String, Object> describe(Collection<Class<?>> resources) {
    Map<String, Map<String, Object>> paths = new TreeMap<>();
    resources.stream()
        .filter(type -> type.isAnnotationPresent(Path.class))
        .sorted(Comparator.comparing(Class::getName))
        .forEach(type -> describe(type, paths));
    Map<String, Object> components = new LinkedHashMap<>();
    components.put("schemas", schemas.named(Problem.class));
    components.put("securitySchemes", securitySchemes);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put("info", Map.of("title", "Tangible", "version", "1"));
    document.put("paths", paths);
    document.put("components", components);
    return document;
  }

  private void describe(Class<?> resource, Map<String, Map<String, Object>> paths) {
    Arrays.stream(resource.getMethods())
        .sorted(Comparator.comparing(Method::getName))
        .forEach(
            method -> {
              String verb = verbOf(method);
              if (verb != null) {
                paths
                    .computeIfAbsent(pathOf(resource, method), path -> new TreeMap<>())
                    .put(verb, operation(resource, method));
              }
            });
  }

  private Map<String, Object> operation(Class<?> resource, Method method) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", resource.getSimpleName() + "." + method.getName());
    operation.put("tags", List.of(resource.getSimpleName()));
    List<Object> parameters = new ArrayList<>();
    for (java.lang.reflect.Parameter parameter : method.getParameters()) {
      Map<String, Object> described = OpenApiParameter.of(parameter, schemas);
      if (described != null) {
        parameters.add(described);
      } else if (parameter.getAnnotations().length == 0) {
        operation.put("requestBody", body(method, parameter.getParameterizedType()));
      }
    }
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    operation.put("responses", responses(resource, method));
    List<Object> security = security(resource, method);
    if (!security.isEmpty()) {
      operation.put("security", security);
    }
    return operation;
  }

  private Map<String, Object> body(Method method, Type type) {
    Consumes consumes = method.getAnnotation(Consumes.class);
    String media = consumes == null ? MediaType.APPLICATION_JSON : consumes.value()[0];
    return Map.of("required", true, "content", Map.of(media, content(media, type)));
  }

  private Map<String, Object> responses(Class<?> resource, Method method) {
    Answers answers = method.getAnnotation(Answers.class);
    Type type = answers == null ? method.getGenericReturnType() : answers.body();
    int[] statuses =
        answers != null ? answers.status() : new int[] {type == void.class ? 204 : 200};
    String media = producesOf(resource, method);
    Map<String, Object> responses = new TreeMap<>();
    for (int status : statuses) {
      Response.Status known = Response.Status.fromStatusCode(status);
      Map<String, Object> response = new LinkedHashMap<>();
      response.put("description", known == null ? "Answer" : known.getReasonPhrase());
      if (type != void.class && status != 204) {
        response.put("content", Map.of(media, content(media, type)));
      }
      responses.put(String.valueOf(status), response);
    }
    responses.put(
        "default",
        Map.of(
            "description",
            "Problem (RFC 9457)",
            "content",
            Map.of(Problem.MEDIA_TYPE, Map.of("schema", schemas.of(Problem.class)))));
    return responses;
  }

  private Map<String, Object> content(String media, Type type) {
    return media.endsWith("json") ? Map.of("schema", schemas.of(type)) : Map.of();
  }

  /** A name-bound filter guards the method: its annotation names the HTTP authentication scheme. */
  private List<Object> security(Class<?> resource, Method method) {
    List<Object> security = new ArrayList<>();
    Stream.<AnnotatedElement>of(resource, method)
        .flatMap(element -> Arrays.stream(element.getAnnotations()))
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(NameBinding.class))
        .map(type -> type.getSimpleName().toLowerCase(Locale.ROOT))
        .forEach(
            scheme -> {
              securitySchemes.put(scheme, Map.of("type", "http", "scheme", scheme));
              security.add(Map.of(scheme, List.of()));
            });
    return security;
  }

  private static @Nullable String verbOf(Method method) {
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (verb != null) {
        return verb.value().toLowerCase(Locale.ROOT);
      }
    }
    return null;
  }

  private static String pathOf(Class<?> resource, Method method) {
    Path above = resource.getAnnotation(Path.class);
    Path below = method.getAnnotation(Path.class);
    String joined = "/" + above.value() + "/" + (below == null ? "" : below.value());
    String plain = joined.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}").replaceAll("/+", "/");
    return plain.length() > 1 && plain.endsWith("/")
        ? plain.substring(0, plain.length() - 1)
        : plain;
  }

  private static String producesOf(Class<?> resource, Method method) {
    Produces produces = method.getAnnotation(Produces.class);
    if (produces == null) {
      produces = resource.getAnnotation(Produces.class);
    }
    return produces == null ? MediaType.APPLICATION_JSON : produces.value()[0];
  }
}
