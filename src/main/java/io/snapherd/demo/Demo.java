package io.snapherd.demo;

import io.snapherd.demo.cluster.EmbeddedCluster;
import io.snapherd.demo.story.CatchingUp;
import io.snapherd.demo.story.FailingDriver;
import io.snapherd.demo.story.Hand;
import io.snapherd.demo.story.Latencies;
import io.snapherd.demo.story.LivingOn;
import io.snapherd.demo.story.Opening;
import io.snapherd.demo.story.Patience;
import io.snapherd.demo.story.Pruning;
import io.snapherd.demo.story.Restoring;
import io.snapherd.demo.story.Sight;
import io.snapherd.demo.story.Stage;
import io.snapherd.demo.story.Story;
import io.snapherd.demo.story.WrongClass;
import io.snapherd.demo.tell.Teller;
import io.snapherd.operation.restoring.RestoreAnnotations;
import io.snapherd.wiring.Operator;
import io.snapherd.wiring.OperatorConfig;
import io.snapherd.wiring.OperatorConfig.Access;
import io.snapherd.wiring.OperatorConfig.Http;
import io.snapherd.wiring.OperatorConfig.Limits;
import io.snapherd.wiring.OperatorConfig.Page;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The operator as it is, on a cluster inside this process; the story is what it does there. */
public final class Demo {
  /** Pruning does not wait for a change of mind here. */
  private static final Limits NO_GRACE = new Limits(10, 2, Duration.ZERO, 8);

  private final Teller teller;
  private final Clock clock;
  private final Settings settings;

  /**
   * How it is shown.
   *
   * @param length when it ends by itself; not before the story is told; absent: it does not
   * @param http where the operator serves its metrics
   * @param version of the program
   */
  public record Settings(Optional<Duration> length, InetSocketAddress http, String version) {}

  public Demo(Teller teller, Clock clock, Settings settings) {
    this.teller = teller;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Shows it.
   *
   * @return whether the whole story came true
   * @throws IOException if the HTTP port cannot be bound; the message names it
   * @throws InterruptedException if it was stopped before its end
   */
  public boolean show() throws IOException, InterruptedException {
    Patience patience = Patience.from(clock, settings.length());
    teller.headline("Snapherd, on a cluster inside this process");
    try (EmbeddedCluster cluster = EmbeddedCluster.start(clock)) {
      Sight sight = new Sight(cluster.client());
      Hand hand = new Hand(cluster.client(), teller);
      Stage stage = new Stage(sight, hand, cluster.drivers(), patience, teller);
      new Opening(stage).claims();
      new Opening(stage).policies();
      return show(stage, cluster.kubeconfig());
    }
  }

  private boolean show(Stage stage, Path kubeconfig) throws IOException, InterruptedException {
    Operator operator = Operator.start(config(kubeconfig));
    try {
      InetSocketAddress address = operator.address();
      teller.text(
          "The operator runs. Its page is http://%1$s:%2$d/, its metrics are at /metrics there."
              .formatted(address.getHostString(), address.getPort()));
      List<String> missed = story(address).tell(stage);
      close(stage, missed);
      liveOn(stage);
      return missed.isEmpty();
    } finally {
      operator.stop();
    }
  }

  private static Story story(InetSocketAddress address) {
    return new Story(
        List.of(
            new CatchingUp(),
            new WrongClass(),
            new Pruning(),
            new Restoring(),
            new FailingDriver(),
            new Latencies(address)));
  }

  private void close(Stage stage, List<String> missed) {
    teller.headline("What there is now");
    new Opening(stage).claims();
    if (missed.isEmpty()) {
      teller.good("All of it came true, " + stage.patience().elapsed() + " after the start.");
    } else {
      teller.bad("Not all of it came true:");
      missed.forEach(teller::text);
    }
  }

  private void liveOn(Stage stage) throws InterruptedException {
    if (!stage.patience().over()) {
      teller.headline("It goes on");
      teller.text(
          "With a slot every minute, "
              + settings
                  .length()
                  .map(l -> "until " + l.toSeconds() + " s are over")
                  .orElse("until Ctrl-C")
              + ".");
      teller.blank();
      new LivingOn(stage).tell();
    }
  }

  private OperatorConfig config(Path kubeconfig) {
    return new OperatorConfig(
        new Access(Optional.of(kubeconfig), List.of()),
        NO_GRACE,
        Optional.empty(),
        RestoreAnnotations.FOLLOWED,
        new Http(settings.http(), Page.SHOWN),
        settings.version());
  }
}
