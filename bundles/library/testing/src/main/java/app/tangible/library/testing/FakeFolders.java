package app.tangible.library.testing;

import app.tangible.library.LibraryException;
import app.tangible.library.WatchedFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Folders in memory; nothing is scanned unless a test says so. */
public final class FakeFolders implements WatchedFolders {

  private final List<Folder> folders = new CopyOnWriteArrayList<>();
  private final List<Odd> odd = new CopyOnWriteArrayList<>();
  private final Listeners listeners = new Listeners();
  private final AtomicInteger scans = new AtomicInteger();
  private volatile Scan now = new Scan(false, 0, 0);

  /** With these, whether they are on this machine or not. */
  public static FakeFolders with(Folder... those) {
    FakeFolders fake = new FakeFolders();
    fake.folders.addAll(Arrays.asList(those));
    return fake;
  }

  /** Says what it is doing. */
  public void doing(Scan scan) {
    now = scan;
    listeners.tell();
  }

  /** A file is odd. */
  public void odd(Odd file) {
    odd.addFirst(file);
    listeners.tell();
  }

  /** How often {@link #scan} was called. */
  public int scans() {
    return scans.get();
  }

  @Override
  public List<Folder> all() {
    return List.copyOf(folders);
  }

  @Override
  public void add(Path folder, Holds holds) {
    if (!Files.isDirectory(folder)) {
      throw new LibraryException(folder + " is no folder");
    }
    folders.add(new Folder(folder, holds, true, 0, Optional.empty()));
    listeners.tell();
  }

  @Override
  public void remove(Path folder) {
    folders.removeIf(one -> one.path().equals(folder));
    listeners.tell();
  }

  @Override
  public void scan() {
    scans.incrementAndGet();
  }

  @Override
  public Scan now() {
    return now;
  }

  @Override
  public List<Odd> odd() {
    return List.copyOf(odd);
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    return listeners.add(listener);
  }
}
