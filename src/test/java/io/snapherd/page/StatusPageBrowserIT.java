package io.snapherd.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page in a real Chromium. What is measured there comes from {@code harness.html}; what it
 * looked like is kept in {@code target/screenshots}.
 */
@Tag("browser")
@Execution(ExecutionMode.CONCURRENT)
class StatusPageBrowserIT {
  private static final String FULL = Gallery.full().page().html("");

  @BeforeAll
  static void there() {
    Browser.assumeThere();
  }

  @ParameterizedTest(name = "{0} px, {1}")
  @CsvSource({"1280, light", "800, dark", "390, light", "320, dark"})
  void everythingCanBeSeenReadAndReached(int width, String scheme) {
    Browser.Sight sight = Browser.open(FULL, width, scheme);

    SoftAssertions.assertSoftly(
        softly -> {
          softly.assertThat(sight.wider()).as("wider than the window").isEmpty();
          softly.assertThat(sight.faint()).as("contrast below 4.5").isEmpty();
          softly.assertThat(sight.unreachable()).as("not to be had by keyboard").isEmpty();
          softly.assertThat(sight.reachable()).isGreaterThan(8);
        });
  }

  @Test
  void nothingComesFromElsewhereAndNoNameBecomesAnElement() {
    Browser.Sight sight = Browser.open(FULL, 1000, "light");

    assertThat(sight.requests()).isEmpty();
    assertThat(sight.scripts()).isZero();
    assertThat(sight.duplicateIds()).isEmpty();
    assertThat(sight.errors()).isEmpty();
  }

  @Test
  void anEmptyClusterIsAPageToo() {
    assertThat(Browser.open(Gallery.empty().page().html(""), 391, "dark").wider()).isEmpty();
  }
}
