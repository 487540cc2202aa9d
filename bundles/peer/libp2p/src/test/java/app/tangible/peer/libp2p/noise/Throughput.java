package app.tangible.peer.libp2p.noise;

import java.io.InputStream;
import java.io.OutputStream;

/** Measures by hand: {@code java … Throughput <MiB> <write size>}. */
final class Throughput {

  private Throughput() {}

  public static void main(String[] args) throws Exception {
    long total = Long.parseLong(args[0]) << 20;
    int size = Integer.parseInt(args[1]);
    int reads = Integer.parseInt(args[2]);
    for (int round = 0; round < 7; round++) {
      try (Pair pair = Pair.secured()) {
        long begin = System.nanoTime();
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
        System.out.printf("%.0f MB/s%n", at * 1e3 / (System.nanoTime() - begin));
      }
    }
  }
}
