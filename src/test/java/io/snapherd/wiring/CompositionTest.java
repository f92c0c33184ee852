package io.snapherd.wiring;

import static io.snapherd.wiring.Configs.ALONE;
import static io.snapherd.wiring.Configs.ELECTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.snapherd.kubernetes.leading.LeaseLeadership;
import io.snapherd.kubernetes.reading.CachedCluster;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Forgetful;
import io.snapherd.operation.Leadership;
import io.snapherd.operation.Telemetry;
import io.snapherd.operation.WakeUps;
import io.snapherd.operation.news.Audience;
import io.snapherd.operation.news.Router;
import io.snapherd.operation.restoring.RestoreAnnotations;
import io.snapherd.quartz.Jobs;
import io.snapherd.quartz.QuartzEngine;
import io.snapherd.quartz.QuartzWakeUps;
import io.snapherd.wiring.OperatorConfig.Election;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.picocontainer.ComponentAdapter;
import org.picocontainer.MutablePicoContainer;
import org.quartz.Job;

/**
 * Pico finds out at run time whether it has what a part needs; here it is asked for all of them.
 */
class CompositionTest {
  @TempDir private Path folder;

  private final List<MutablePicoContainer> made = new ArrayList<>();

  @AfterEach
  void stop() {
    made.forEach(
        pico -> {
          pico.getComponent(QuartzEngine.class).stop();
          pico.getComponent(KubernetesClient.class).close();
          if (pico.getComponent(Leadership.class) instanceof LeaseLeadership lease) {
            lease.stop();
          }
        });
  }

  static Stream<Optional<Election>> elections() {
    return Stream.of(ALONE, ELECTED);
  }

  static List<Class<? extends Job>> jobs() {
    return Jobs.ALL;
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void everyJobHasAllThatItNeeds(Class<? extends Job> kind) throws Exception {
    PicoJobFactory factory = new PicoJobFactory(parts(ALONE), Jobs.ALL);
    assertThat(factory.newJob(Fired.job(kind), null)).isExactlyInstanceOf(kind);
  }

  @ParameterizedTest
  @MethodSource("elections")
  void everyPartHasAllThatItNeeds(Optional<Election> election) throws IOException {
    MutablePicoContainer pico = parts(election);
    assertThat(keys(pico)).hasSizeGreaterThan(30).allSatisfy(key -> part(pico, key));
  }

  @Test
  void everyPartIsThereOnce() throws IOException {
    MutablePicoContainer pico = parts(ALONE);
    assertThat(keys(pico)).allSatisfy(key -> assertThat(part(pico, key)).isSameAs(part(pico, key)));
  }

  /** Of several, Pico silently takes the longest it can satisfy. */
  @Test
  void everyPartHasOneConstructor() throws IOException {
    assertThat(keys(parts(ALONE)).stream().map(Class.class::cast).filter(CompositionTest::ours))
        .hasSizeGreaterThan(30)
        .allSatisfy(part -> assertThat(part.getConstructors()).as(part.getName()).hasSize(1));
  }

  private static boolean ours(Class<?> part) {
    return part.getName().startsWith("io.snapherd.") && !part.isSynthetic() && !part.isEnum();
  }

  @Test
  void thePortsOfTheUseCasesAreTheOnePartEach() throws IOException {
    MutablePicoContainer pico = parts(ALONE);
    assertThat(pico.getComponent(Cluster.class)).isSameAs(pico.getComponent(CachedCluster.class));
    assertThat(pico.getComponent(Audience.class).listeners())
        .last()
        .isSameAs(pico.getComponent(Router.class));
    assertThat(pico.getComponent(Telemetry.class)).isNotNull();
  }

  /** Whoever leads again asks the parts to forget, and no others. */
  @Test
  void whoeverHasToForgetIsAPart() throws IOException {
    MutablePicoContainer pico = parts(ALONE);
    assertThat(forgetful())
        .hasSizeGreaterThan(15)
        .allSatisfy(type -> assertThat(pico.getComponent(type)).as(type.getName()).isNotNull());
    assertThat(pico.getComponents(Forgetful.class)).hasSameSizeAs(forgetful());
  }

  private static List<Class<?>> forgetful() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.snapherd")
            .stream()
            .filter(type -> type.isAssignableTo(Forgetful.class) && !type.isInterface())
            .<Class<?>>map(JavaClass::reflect)
            .toList();
  }

  @Test
  void whoIsAloneLeads() throws IOException {
    assertThat(parts(ALONE).getComponent(Leadership.class).held()).isTrue();
  }

  @Test
  void whoStandsForElectionDoesNotLeadYet() throws IOException {
    Leadership leadership = parts(ELECTED).getComponent(Leadership.class);
    assertThat(leadership).isInstanceOf(LeaseLeadership.class);
    assertThat(leadership.held()).isFalse();
  }

  @Test
  void restoresAreLookedAtUnlessTheyAreIgnored() throws IOException {
    assertThat(parts(ALONE).getComponent(WakeUps.class)).isInstanceOf(QuartzWakeUps.class);
    assertThat(parts(ALONE, RestoreAnnotations.IGNORED).getComponent(WakeUps.class))
        .isNotInstanceOf(QuartzWakeUps.class);
  }

  @Test
  void theVersionIsAMetric() throws IOException {
    assertThat(parts(ALONE).getComponent(PrometheusMeterRegistry.class).scrape())
        .contains("version=\"0.1.0\"");
  }

  private static List<Object> keys(MutablePicoContainer pico) {
    return pico.getComponentAdapters().stream()
        .<Object>map(ComponentAdapter::getComponentKey)
        .toList();
  }

  private static Object part(MutablePicoContainer pico, Object key) {
    Object part = pico.getComponent(key);
    assertThat(part).as(key.toString()).isNotNull();
    return part;
  }

  private MutablePicoContainer parts(Optional<Election> election) throws IOException {
    return parts(election, RestoreAnnotations.FOLLOWED);
  }

  private MutablePicoContainer parts(Optional<Election> election, RestoreAnnotations restores)
      throws IOException {
    MutablePicoContainer pico = Composition.of(Configs.of(folder, election, restores));
    made.add(pico);
    return pico;
  }
}
