package app.tangible.ui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** The service properties of a {@link Page}: {@code page.id} and so on. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PageInfo {

  /** Namespace of the properties. */
  String PREFIX_ = "page.";

  /** By which other pages open it; unique. */
  String id();

  /** Place in the menu, smallest first. */
  int order() default 1000;

  /** Key of the title in the page's texts. */
  String title() default "title";

  /** SVG path data of the menu's icon, drawn in a square of 24 by 24. */
  String icon() default "";

  /** Whether it is in the menu; else only other pages lead to it. */
  boolean menu() default true;

  /**
   * Whether it is for those without an age limit alone: it changes what is the whole household's,
   * spends, or shows what has no age. The others see who can open it in its place.
   */
  boolean household() default false;

  /**
   * Whether it is shown as soon as it is there, whatever is shown then: there is nothing else to be
   * done until it is gone.
   */
  boolean insists() default false;
}
