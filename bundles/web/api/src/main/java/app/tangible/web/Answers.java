package app.tangible.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a resource method answers, where its signature does not say it; read for OpenAPI. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Answers {

  /** Successful statuses. */
  int[] status() default {200};

  /** Type of the body; {@code void} for none. */
  Class<?> body() default void.class;
}
