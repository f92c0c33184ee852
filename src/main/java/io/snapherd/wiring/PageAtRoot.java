package io.snapherd.wiring;

import io.snapherd.metrics.HttpPort;
import io.snapherd.page.StatusPage;

/** The status page on the HTTP port. */
public final class PageAtRoot implements HttpPort.Page {
  private final StatusPage page;

  public PageAtRoot(StatusPage page) {
    this.page = page;
  }

  @Override
  public String html(String query) {
    return page.html(query);
  }

  @Override
  public String contentSecurityPolicy() {
    return StatusPage.contentSecurityPolicy();
  }
}
