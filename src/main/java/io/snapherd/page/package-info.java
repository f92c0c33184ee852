/** The status page: what the operator sees, for a person with a browser. Read-only. */
package io.snapherd.page;
