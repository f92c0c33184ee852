package io.snapherd.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.operation.fake.Kubectl;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StatusPageTest {
  private static final Gallery FULL = Gallery.full();

  @Test
  void aClusterWithoutPoliciesHasAPage() {
    assertThat(Gallery.empty().page().html(""))
        .contains("<p>None.</p>")
        .contains("None asked for.")
        .doesNotContain("{{");
  }

  @Test
  void eachPolicyHasItsSlotsAndItsCounts() {
    assertThat(text(row("nightly")))
        .contains("nightly shop 30 2 * * * Etc/UTC")
        .contains("1 of 4 protected 1 late 2 waiting")
        .contains("2 ready 1 failed")
        .contains("21 h ago 2026-03-02 02:30")
        .contains("in 2 h 2026-03-03 02:30");
  }

  @Test
  void eachSnapshotIsShownWithItsStateAndWhatBecomesOfItAndWhy() {
    assertThat(text(FULL.page().html("")))
        .contains("orders-hourly-202603022300 ready keep: last 2/24")
        .contains("orders-hourly-202603010100 ready delete: no rule");
  }

  @Test
  void aClaimsTimeLineIsSaidInWordsToo() {
    assertThat(FULL.page().html("")).contains("aria-label=\"48 ready; newest 1 min ago\"");
  }

  @Test
  void problemsCarryTheirMend() {
    assertThat(text(FULL.page().html("")))
        .contains("SnapshotFailed")
        .contains("Read the snapshot's");
  }

  @Test
  void restoresAreShownAsFarAsTheyAre() {
    assertThat(text(FULL.page().html("")))
        .contains("claim shop/orders from latest Bound")
        .contains("claim shop/broken from &lt;script&gt;");
  }

  @Test
  void namesAndMessagesAreText() {
    assertThat(FULL.page().html(""))
        .doesNotContain("<script")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;");
  }

  @Test
  void oneNamespaceOrPolicyCanBeChosen() {
    assertThat(rows(FULL.page().html("namespace=shop&policy=nightly"))).isEqualTo(1);
    assertThat(rows(FULL.page().html("namespace=shop"))).isEqualTo(2);
    assertThat(text(FULL.page().html("namespace=" + "x%3Cb"))).contains("None of that name here.");
  }

  @Test
  void aPageIsAllowedItsOwnStyleOnly() {
    String html = FULL.page().html("");
    String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));

    assertThat(StatusPage.contentSecurityPolicy())
        .startsWith("default-src 'none'; style-src '" + Resource.sha256(style) + "';");
    assertThat(html).doesNotContain("style=").doesNotContain("http://").doesNotContain("https://");
  }

  private static String row(String policy) {
    String html = FULL.page().html("namespace=" + Kubectl.NAMESPACE + "&policy=" + policy);
    String table = html.substring(html.indexOf("id=\"policies\""), html.indexOf("id=\"claims\""));
    return table.substring(table.indexOf("<tbody>"));
  }

  private static int rows(String html) {
    Matcher matcher = Pattern.compile("data-label=\"Schedule\"").matcher(html);
    return (int) matcher.results().count();
  }

  /** As it is read. */
  private static String text(String html) {
    return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").replace("&#39;", "'");
  }
}
