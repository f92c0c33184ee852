package io.snapherd.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.snapherd.operation.Leadership;
import io.snapherd.operation.view.ClaimView;
import io.snapherd.operation.view.Panorama;
import io.snapherd.operation.view.PolicyView;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The page at {@code /}: one document without anything from elsewhere and without scripts. The
 * template escapes every name.
 */
public final class StatusPage {
  private static final int PROBLEMS = 50;

  /** Claims and snapshots on a page about several policies; one policy alone is shown whole. */
  private static final int LINES = 2_000;

  private static final String STYLE = Resource.text("status.css");
  private static final Template TEMPLATE =
      Mustache.compiler()
          .zeroIsFalse(true)
          .withCollector(new Optionals())
          .compile(Resource.text("status.html"));

  private final Panorama panorama;
  private final BackendTimes backends;
  private final Leadership leadership;
  private final Clock clock;
  private final Edition edition;

  public StatusPage(
      Panorama panorama,
      BackendTimes backends,
      Leadership leadership,
      Clock clock,
      Edition edition) {
    this.panorama = panorama;
    this.backends = backends;
    this.leadership = leadership;
    this.clock = clock;
    this.edition = edition;
  }

  /** What a browser may do with the page: show it, with its own style, and nothing else. */
  public static String contentSecurityPolicy() {
    return "default-src 'none'; style-src '"
        + Resource.sha256(STYLE)
        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  /**
   * The page as it is now.
   *
   * @param query of the address, {@code namespace=shop&policy=nightly}; may be empty
   */
  public String html(String query) {
    return TEMPLATE.execute(sheet(Question.of(query), clock.instant()));
  }

  private Sheet sheet(Question question, Instant now) {
    List<PolicyView> views =
        panorama.policies().stream().filter(view -> question.about(view.policy())).toList();
    List<ProblemRow> problems = views.stream().flatMap(view -> ProblemRow.of(view, now)).toList();
    List<PolicyRow> rows = views.stream().map(view -> PolicyRow.of(view, now)).toList();
    List<PolicyPanel> panels = panels(views, now);
    return new Sheet(
        STYLE,
        edition.version(),
        leadership.held() ? "leads" : "stands by",
        Moment.of(now, now),
        question.scope(),
        !question.aboutAll(),
        problems.stream().limit(PROBLEMS).toList(),
        Math.max(0, problems.size() - PROBLEMS),
        rows,
        panels,
        rows.size() - panels.size(),
        backends.all().stream().map(BackendRow::of).toList(),
        restores(question, now));
  }

  /** The first policies, as far as there is room for all of their snapshots; one at least. */
  private List<PolicyPanel> panels(List<PolicyView> views, Instant now) {
    List<PolicyPanel> panels = new ArrayList<>();
    int room = LINES;
    for (PolicyView view : views) {
      List<ClaimView> claims = panorama.claims(view.policy(), now);
      room -= claims.stream().mapToInt(claim -> 1 + claim.snapshots().size()).sum();
      if (room < 0 && !panels.isEmpty()) {
        break;
      }
      panels.add(PolicyPanel.of(view, claims, now));
    }
    return panels;
  }

  private List<RestoreRow> restores(Question question, Instant now) {
    return panorama.restores().stream()
        .filter(view -> question.aboutNamespace(view.on().id().ref().namespace()))
        .map(view -> RestoreRow.of(view, now))
        .toList();
  }
}
