package app.tangible.decoder.sandbox;

import app.tangible.licence.TrustRoots;
import java.lang.annotation.Annotation;

/** The configuration, with the defaults of its annotation. */
record TestConfig(
    String issuer,
    String log,
    String bubblewrap,
    String java,
    String machineIdFile,
    boolean strict,
    int memoryMebibytes,
    int aheadSeconds)
    implements SandboxedDecoder.Config {

  static TestConfig of(TrustRoots trust) {
    return new TestConfig(
        trust.issuer(),
        trust.log(),
        text("bubblewrap"),
        text("java"),
        text("machineIdFile"),
        (boolean) defaultOf("strict"),
        (int) defaultOf("memoryMebibytes"),
        (int) defaultOf("aheadSeconds"));
  }

  TestConfig bubblewrap(String mode) {
    return new TestConfig(
        issuer, log, mode, java, machineIdFile, strict, memoryMebibytes, aheadSeconds);
  }

  TestConfig machineIdFile(String file) {
    return new TestConfig(
        issuer, log, bubblewrap, java, file, strict, memoryMebibytes, aheadSeconds);
  }

  TestConfig strictly() {
    return new TestConfig(
        issuer, log, bubblewrap, java, machineIdFile, true, memoryMebibytes, aheadSeconds);
  }

  TestConfig java(String program) {
    return new TestConfig(
        issuer, log, bubblewrap, program, machineIdFile, strict, memoryMebibytes, aheadSeconds);
  }

  TestConfig aheadSeconds(int seconds) {
    return new TestConfig(
        issuer, log, bubblewrap, java, machineIdFile, strict, memoryMebibytes, seconds);
  }

  private static String text(String name) {
    return (String) defaultOf(name);
  }

  private static Object defaultOf(String name) {
    try {
      return SandboxedDecoder.Config.class.getMethod(name).getDefaultValue();
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public Class<? extends Annotation> annotationType() {
    return SandboxedDecoder.Config.class;
  }
}
