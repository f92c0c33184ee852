package io.snapherd.operation.fake;

/** What one process counts and measures. */
record Instruments(
    CountingTelemetry telemetry, RecordedDurations durations, RecordedFigures figures) {
  Instruments() {
    this(new CountingTelemetry(), new RecordedDurations(), new RecordedFigures());
  }
}
