package io.snapherd.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerClockTest {
  private HttpServer server;

  @BeforeEach
  void aServerThatAnswersNotFoundWithItsDate() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void nothingIsWrongBeforeTheFirstAnswer() {
    assertThat(clock(Duration.ofDays(1)).tolerable()).isTrue();
  }

  @Test
  void aClockThatIsAnHourAheadIsSeen() {
    ServerClock clock = clock(Duration.ofHours(1));
    ask(clock);
    assertThat(clock.ahead()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
    assertThat(clock.tolerable()).isFalse();
  }

  @Test
  void aClockThatIsAnHourBehindIsSeen() {
    ServerClock clock = clock(Duration.ofHours(-1));
    ask(clock);
    assertThat(clock.tolerable()).isFalse();
  }

  @Test
  void aClockThatAgreesIsTolerable() {
    ServerClock clock = clock(Duration.ZERO);
    ask(clock);
    assertThat(clock.tolerable()).isTrue();
  }

  private static ServerClock clock(Duration ahead) {
    return new ServerClock(Clock.offset(Clock.systemUTC(), ahead));
  }

  private void ask(ServerClock clock) {
    try (KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder()
                    .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                    .withAutoConfigure(false)
                    .build())
            .withHttpClientBuilderConsumer(
                builder -> builder.addOrReplaceInterceptor("clock", clock))
            .build()) {
      client.namespaces().withName("default").get();
    } catch (KubernetesClientException e) {
      assertThat(e.getCode()).isEqualTo(404);
    }
  }
}
