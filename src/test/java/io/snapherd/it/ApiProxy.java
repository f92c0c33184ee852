package io.snapherd.it;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.SocketFactory;

/**
 * The network between an operator and the API server, which a test can break: it counts requests,
 * cuts the line after a write, loses answers, lets connections fall silent and makes lists fail. To
 * the operator it speaks plain HTTP/1.1, to the API server TLS as the administrator.
 */
final class ApiProxy implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
  private static final Pattern UPGRADE = Pattern.compile("(?im)^upgrade: *websocket");

  /** Nothing is decided by these. */
  private static final Pattern NEVER_COUNTED = Pattern.compile("^\\S+ \\S+/(leases|events)\\b");

  private static final String FAILURE =
      "HTTP/1.1 %d Failure\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

  /** Watches that are not let through. */
  private record Refused(String address, int status) {}

  private final ServerSocket listener;
  private final SocketFactory server;
  private final URI address;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> writes = new CopyOnWriteArrayList<>();
  private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
  private final AtomicInteger failingLists = new AtomicInteger();
  private volatile Optional<Refused> refused = Optional.empty();
  private volatile int lastWrite = Integer.MAX_VALUE;
  private volatile Runnable afterLastWrite = () -> {};
  private volatile boolean losesAnswers;
  private volatile boolean cut;

  private ApiProxy(ServerSocket listener, SocketFactory server, URI address) {
    this.listener = listener;
    this.server = server;
    this.address = address;
  }

  /** One that does no harm until it is told to. */
  static ApiProxy before(ControlPlane cluster) {
    Config config = Config.fromKubeconfig(cluster.kubeconfig().toFile());
    try {
      ApiProxy proxy =
          new ApiProxy(
              new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
              SSLUtils.sslContext(config).getSocketFactory(),
              URI.create(config.getMasterUrl()));
      thread(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For an operator that is to go through here. */
  Path kubeconfig() {
    try {
      Path file = Files.createTempFile(Path.of("target"), "proxy", ".conf");
      return Files.writeString(
          file,
          """
          apiVersion: v1
          kind: Config
          clusters: [{name: proxy, cluster: {server: "http://127.0.0.1:%d"}}]
          users: [{name: nobody, user: {}}]
          contexts: [{name: proxy, context: {cluster: proxy, user: nobody}}]
          current-context: proxy
          """
              .formatted(listener.getLocalPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Method and path of each request so far. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Those of them that change something, leases and Events aside. */
  List<String> writes() {
    return List.copyOf(writes);
  }

  /**
   * Lets so many writes through. When the last one has been carried out something is done instead
   * of answering it, and the line is cut.
   */
  void endAfterWrite(int number, Runnable then) {
    afterLastWrite = then;
    lastWrite = number;
  }

  /** Each write is carried out and then looks as if it had failed, unless it is sent again. */
  void loseAnswers() {
    losesAnswers = true;
  }

  /** Whether the line was cut. */
  boolean isCut() {
    return cut;
  }

  /** Whatever is connected now stays so, and nothing comes through any more. */
  void silenceWhatIsConnected() {
    connections.forEach(connection -> connection.silent = true);
  }

  /** Whatever is connected now is so no longer. */
  void dropWhatIsConnected() {
    List.copyOf(connections).forEach(Connection::end);
  }

  /** Watches with this in their address are answered with such a status. */
  void refuseWatches(String address, int status) {
    refused = Optional.of(new Refused(address, status));
  }

  void allowWatches() {
    refused = Optional.empty();
  }

  /** The next so many lists are answered with 500. */
  void failLists(int count) {
    failingLists.set(count);
  }

  int listsLeftToFail() {
    return failingLists.get();
  }

  private void accept() {
    while (!cut) {
      try {
        Socket client = listener.accept();
        Connection connection =
            new Connection(client, server.createSocket(address.getHost(), address.getPort()));
        connections.add(connection);
        thread(connection::requests);
        thread(connection::answers);
      } catch (IOException e) {
        if (listener.isClosed()) {
          return;
        }
      }
    }
  }

  @Override
  public void close() {
    cut = true;
    quietly(listener);
    connections.forEach(Connection::end);
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "api-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void quietly(Closeable what) {
    try {
      what.close();
    } catch (IOException e) {
      // it is closed all the same
    }
  }

  /** What comes of a request's answer. */
  private enum Answer {
    GIVEN,
    LOST,
    THE_LAST
  }

  /** One connection of the operator's, and the one to the API server that carries it on. */
  private final class Connection {
    private final Socket client;
    private final Socket apiServer;
    private volatile boolean silent;
    private volatile Answer answer = Answer.GIVEN;

    Connection(Socket client, Socket apiServer) {
      this.client = client;
      this.apiServer = apiServer;
    }

    void end() {
      quietly(client);
      quietly(apiServer);
      connections.remove(this);
    }

    void requests() {
      try {
        InputStream in = new BufferedInputStream(client.getInputStream());
        OutputStream out = apiServer.getOutputStream();
        boolean goesOn = true;
        while (goesOn) {
          goesOn = request(in, out);
        }
      } catch (IOException e) {
        end();
      }
    }

    /** False if no other request follows. */
    private boolean request(InputStream in, OutputStream out) throws IOException {
      String head = head(in);
      byte[] body = in.readNBytes(length(head));
      if (head.isEmpty() || cut) {
        end();
        return false;
      } else if (isList(head) && failingLists.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
        return fail(500);
      } else if (refused(head).isPresent()) {
        return fail(refused(head).get());
      } else if (isWrite(head) && !mayWrite(head, body)) {
        end();
        return false;
      }
      requests.add(line(head));
      if (!silent) {
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
      }
      if (UPGRADE.matcher(head).find()) {
        relay(in, out);
        return false;
      }
      return true;
    }

    private boolean fail(int status) throws IOException {
      client.getOutputStream().write(FAILURE.formatted(status).getBytes(StandardCharsets.US_ASCII));
      end();
      return false;
    }

    private boolean mayWrite(String head, byte[] body) {
      synchronized (writes) {
        if (writes.size() >= lastWrite) {
          return false;
        }
        writes.add(line(head));
        answer =
            writes.size() == lastWrite
                ? Answer.THE_LAST
                : answerTo(line(head) + Arrays.hashCode(body));
        return true;
      }
    }

    private Answer answerTo(String write) {
      boolean lost = losesAnswers && !unanswered.remove(write) && unanswered.add(write);
      return lost ? Answer.LOST : Answer.GIVEN;
    }

    void answers() {
      try {
        relay(apiServer.getInputStream(), client.getOutputStream());
      } catch (IOException e) {
        // the other side is told by the end
      }
      end();
    }

    private void relay(InputStream in, OutputStream out) throws IOException {
      byte[] buffer = new byte[8192];
      int read = in.read(buffer);
      while (read >= 0) {
        switch (answer) {
          case GIVEN -> pass(buffer, read, out);
          case LOST -> end();
          case THE_LAST -> {
            afterLastWrite.run();
            ApiProxy.this.close();
          }
        }
        read = in.read(buffer);
      }
    }

    private void pass(byte[] buffer, int length, OutputStream out) throws IOException {
      if (!silent) {
        out.write(buffer, 0, length);
        out.flush();
      }
    }
  }

  private static String line(String head) {
    String[] line = head.split(" ", 3);
    return line[0] + " " + line[1];
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int end = 0;
    int next = in.read();
    while (next >= 0) {
      head.write(next);
      boolean expected = next == (end % 2 == 0 ? '\r' : '\n');
      end = expected ? end + 1 : next == '\r' ? 1 : 0;
      if (end == 4) {
        return head.toString(StandardCharsets.ISO_8859_1);
      }
      next = in.read();
    }
    return "";
  }

  private static int length(String head) {
    Matcher length = LENGTH.matcher(head);
    return length.find() ? Integer.parseInt(length.group(1)) : 0;
  }

  private static boolean isWrite(String head) {
    return !head.startsWith("GET ") && !NEVER_COUNTED.matcher(head).find();
  }

  private Optional<Integer> refused(String head) {
    return refused
        .filter(r -> head.contains("watch=true") && head.contains(r.address()))
        .map(Refused::status);
  }

  private static boolean isList(String head) {
    return head.startsWith("GET ") && head.contains("limit=");
  }
}
