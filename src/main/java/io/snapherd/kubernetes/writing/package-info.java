/** What is written: each kind by one class, and only by who leads. */
package io.snapherd.kubernetes.writing;
