package io.snapherd.wiring;

import io.snapherd.operation.Forgetful;
import io.snapherd.operation.news.Router;
import io.snapherd.quartz.Jobs;
import io.snapherd.quartz.QuartzEngine;
import org.picocontainer.PicoContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the work is begun, at once or on becoming leader, and once more each time. */
final class Takeover {
  private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);

  private final PicoContainer parts;
  private final Probes probes;

  Takeover(PicoContainer parts, Probes probes) {
    this.parts = parts;
    this.probes = probes;
  }

  void lead() {
    try {
      begin();
    } catch (RuntimeException e) {
      LOG.error("The work could not be begun", e);
      probes.stuck();
    }
  }

  private void begin() {
    parts.getComponents(Forgetful.class).forEach(Forgetful::forgetAll);
    parts.getComponent(QuartzEngine.class).start(new PicoJobFactory(parts, Jobs.ALL));
    parts.getComponent(Router.class).rebuild();
  }
}
