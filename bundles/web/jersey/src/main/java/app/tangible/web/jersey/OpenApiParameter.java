package app.tangible.web.jersey;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One parameter of an operation. */
final class OpenApiParameter {

  private OpenApiParameter() {}

  /** Null where the parameter comes neither from the path, the query nor a header. */
  static @Nullable Map<String, Object> of(Parameter parameter, Schemas schemas) {
    PathParam path = parameter.getAnnotation(PathParam.class);
    QueryParam query = parameter.getAnnotation(QueryParam.class);
    HeaderParam header = parameter.getAnnotation(HeaderParam.class);
    if (path != null) {
      return described("path", path.value(), true, parameter, schemas);
    }
    if (query != null) {
      return described("query", query.value(), false, parameter, schemas);
    }
    return header == null ? null : described("header", header.value(), false, parameter, schemas);
  }

  private static Map<String, Object> described(
      String in, String name, boolean required, Parameter parameter, Schemas schemas) {
    Map<String, Object> schema = new LinkedHashMap<>(schemas.of(parameter.getParameterizedType()));
    DefaultValue value = parameter.getAnnotation(DefaultValue.class);
    if (value != null) {
      schema.put(
          "default",
          "integer".equals(schema.get("type")) ? Long.valueOf(value.value()) : value.value());
    }
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", name);
    described.put("in", in);
    described.put("required", required);
    described.put("schema", schema);
    return described;
  }
}
