package io.snapherd;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** The arrows of ARCHITECTURE.md. */
@AnalyzeClasses(packages = "io.snapherd", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String MODEL = "io.snapherd.model..";
  private static final String SCHEDULE = "io.snapherd.schedule..";
  private static final String ADMISSION = "io.snapherd.admission..";
  private static final String RETENTION = "io.snapherd.retention..";
  private static final String TAKE = "io.snapherd.take..";
  private static final String RESTORE = "io.snapherd.restore..";
  private static final String LATENCY = "io.snapherd.latency..";
  private static final String OPERATION = "io.snapherd.operation..";
  private static final String KUBERNETES = "io.snapherd.kubernetes..";
  private static final String QUARTZ = "io.snapherd.quartz..";
  private static final String METRICS = "io.snapherd.metrics..";
  private static final String PAGE = "io.snapherd.page..";
  private static final String WIRING = "io.snapherd.wiring..";
  private static final String CLI = "io.snapherd.cli..";
  private static final String DEMO = "io.snapherd.demo..";
  private static final String JDK = "java..";

  @ArchTest static final ArchRule theModelKnowsOnlyTheJdk = mayUse(MODEL, MODEL, JDK);

  @ArchTest static final ArchRule scheduleIsPure = mayUse(SCHEDULE, SCHEDULE, MODEL, JDK);

  @ArchTest static final ArchRule admissionIsPure = mayUse(ADMISSION, ADMISSION, MODEL, JDK);

  @ArchTest static final ArchRule retentionIsPure = mayUse(RETENTION, RETENTION, MODEL, JDK);

  @ArchTest static final ArchRule takeIsPure = mayUse(TAKE, TAKE, MODEL, JDK);

  @ArchTest static final ArchRule restoreIsPure = mayUse(RESTORE, RESTORE, MODEL, JDK);

  @ArchTest static final ArchRule latencyIsPure = mayUse(LATENCY, LATENCY, MODEL, JDK);

  @ArchTest
  static final ArchRule useCasesKnowNoAdapter =
      mayUse(
          OPERATION,
          OPERATION,
          MODEL,
          SCHEDULE,
          ADMISSION,
          RETENTION,
          TAKE,
          RESTORE,
          LATENCY,
          "org.slf4j..",
          JDK);

  @ArchTest
  static final ArchRule theKubernetesAdapterKnowsNoOther =
      knowsNone(KUBERNETES, QUARTZ, METRICS, PAGE, WIRING, CLI);

  @ArchTest
  static final ArchRule theQuartzAdapterKnowsNoOther =
      knowsNone(QUARTZ, KUBERNETES, METRICS, PAGE, WIRING, CLI);

  @ArchTest
  static final ArchRule theMetricsAdapterKnowsNoOther =
      knowsNone(METRICS, KUBERNETES, QUARTZ, PAGE, WIRING, CLI);

  @ArchTest
  static final ArchRule thePageKnowsNoOtherAdapter =
      knowsNone(PAGE, KUBERNETES, QUARTZ, METRICS, WIRING, CLI);

  @ArchTest
  static final ArchRule onlyTheCompositionRootKnowsPico =
      noClasses()
          .that()
          .resideOutsideOfPackage(WIRING)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.picocontainer..");

  @ArchTest
  static final ArchRule onlyTheKubernetesAdapterSpeaksToTheApiServer =
      noClasses()
          .that()
          .resideOutsideOfPackages(KUBERNETES, WIRING, DEMO)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.fabric8..");

  @ArchTest static final ArchRule theWiringKnowsNoCommand = knowsNone(WIRING, CLI);

  @ArchTest static final ArchRule theDemoKnowsNoCommand = knowsNone(DEMO, CLI);

  /** Its API server is not in the jar. */
  @ArchTest
  static final ArchRule onlyTheDemoKnowsTheEmbeddedApiServer =
      noClasses()
          .that()
          .resideOutsideOfPackage(DEMO)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.fabric8.kubernetes.client.server.mock..", "io.fabric8.mockwebserver..");

  @ArchTest
  static final ArchRule timeEntersThroughTheCompositionRoot =
      noClasses()
          .that()
          .resideOutsideOfPackages(WIRING, CLI)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices().matching("io.snapherd.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theRoomsOfTheUseCasesFormNoCycle =
      slices().matching("io.snapherd.operation.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theRoomsOfTheKubernetesAdapterFormNoCycle =
      slices().matching("io.snapherd.kubernetes.(*)..").should().beFreeOfCycles();

  /** What is written is decided elsewhere, and what is read is never written on the way. */
  @ArchTest
  static final ArchRule readingDoesNotWrite =
      knowsNone("io.snapherd.kubernetes.reading..", "io.snapherd.kubernetes.writing..");

  /** What all rooms share knows none of them. */
  @ArchTest
  static final ArchRule portsKnowNoUseCase =
      noClasses()
          .that()
          .resideInAPackage("io.snapherd.operation")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.snapherd.operation.*..");

  @ArchTest
  static final ArchRule pruningNeverWaitsForTaking =
      knowsNone("io.snapherd.operation.pruning..", "io.snapherd.operation.taking..");

  private static ArchRule mayUse(String who, String... whom) {
    return classes()
        .that()
        .resideInAPackage(who)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(whom);
  }

  private static ArchRule knowsNone(String who, String... whom) {
    return noClasses()
        .that()
        .resideInAPackage(who)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(whom);
  }
}
