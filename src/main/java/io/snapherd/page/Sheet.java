package io.snapherd.page;

import java.util.List;

/**
 * Everything on the page, in words.
 *
 * @param scope what is shown: all policies, or which
 * @param narrowed true if that is not everything
 * @param more problems that are not shown
 * @param folded policies whose claims are not shown, for there are too many snapshots
 */
record Sheet(
    String style,
    String version,
    String role,
    Moment now,
    String scope,
    boolean narrowed,
    List<ProblemRow> problems,
    int more,
    List<PolicyRow> policies,
    List<PolicyPanel> panels,
    int folded,
    List<BackendRow> backends,
    List<RestoreRow> restores) {}
