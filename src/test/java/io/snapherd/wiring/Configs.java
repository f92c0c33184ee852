package io.snapherd.wiring;

import io.snapherd.operation.restoring.RestoreAnnotations;
import io.snapherd.wiring.OperatorConfig.Access;
import io.snapherd.wiring.OperatorConfig.Election;
import io.snapherd.wiring.OperatorConfig.Http;
import io.snapherd.wiring.OperatorConfig.Limits;
import io.snapherd.wiring.OperatorConfig.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Configurations of operators whose API server is not there. */
final class Configs {
  static final Optional<Election> ALONE = Optional.empty();
  static final Optional<Election> ELECTED = Optional.of(new Election("ops", "me"));

  private Configs() {}

  static OperatorConfig of(Path folder, Optional<Election> election, RestoreAnnotations restores)
      throws IOException {
    return new OperatorConfig(
        new Access(Optional.of(kubeconfig(folder)), List.of("shop", "bar")),
        Limits.DEFAULT,
        election,
        restores,
        new Http(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Page.SHOWN),
        "0.1.0");
  }

  private static Path kubeconfig(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        current-context: nowhere
        contexts: [{name: nowhere, context: {cluster: nowhere, user: nobody}}]
        clusters: [{name: nowhere, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: nobody, user: {token: none}}]
        """
            .formatted(closedPort()));
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
