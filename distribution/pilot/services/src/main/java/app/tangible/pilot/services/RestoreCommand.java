package app.tangible.pilot.services;

import app.tangible.library.Backup;
import app.tangible.pilot.Command;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code {"do":"restore","file":path,"password":text}}: puts a backup back and takes its account
 * over, where it has another one.
 */
@Component
public final class RestoreCommand implements Command {

  private final Backup backup;

  @Activate
  public RestoreCommand(@Reference Backup backup) {
    this.backup = backup;
  }

  @Override
  public String word() {
    return "restore";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) {
    Path file = Path.of(arguments.get("file"));
    char[] password = arguments.get("password").toCharArray();
    Backup.Restored restored = backup.restore(file, password);
    String account =
        restored.account().map(other -> backup.takeOver(file, password).text()).orElse("");
    return Map.of("films", restored.films(), "account", account);
  }
}
