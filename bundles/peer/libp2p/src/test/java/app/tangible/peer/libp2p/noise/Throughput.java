package app.tangible.peer.libp2p.noise;

import com.sun.management.OperatingSystemMXBean;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;

/** Measures by hand: {@code java … Throughput <MiB> <write size>}. */
final class Throughput {

  private static final OperatingSystemMXBean CPU =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Throughput() {}

  public static void main(String[] args) throws Exception {
    long total = Long.parseLong(args[0]) << 20;
    int size = Integer.parseInt(args[1]);
    int reads = Integer.parseInt(args[2]);
    for (int round = 0; round < 7; round++) {
      try (Pair pair = Pair.secured()) {
        long begin = System.nanoTime();
        long cpu = CPU.getProcessCpuTime();
        Thread writer =
            Thread.ofVirtual()
                .start(
                    () -> {
                      try {
                        OutputStream out = pair.initiator().out();
                        byte[] bytes = new byte[size];
                        for (long at = 0; at < total; at += size) {
                          out.write(bytes);
                          out.flush();
                        }
                      } catch (Exception e) {
                        e.printStackTrace();
                      }
                    });
        InputStream in = pair.responder().in();
        byte[] bytes = new byte[reads];
        long at = 0;
        while (at < total) {
          at += in.read(bytes, 0, bytes.length);
        }
        writer.join();
        System.out.printf(
            "%.0f MB/s, %.0f MB for each second of a core%n",
            at * 1e3 / (System.nanoTime() - begin), at * 1e3 / (CPU.getProcessCpuTime() - cpu));
      }
    }
  }
}
