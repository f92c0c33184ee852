/** Which replica acts, by a Lease. */
package io.snapherd.kubernetes.leading;
