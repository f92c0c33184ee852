/** What is known of the cluster: watches that fill the caches, and lists for who asks once. */
package io.snapherd.kubernetes.reading;
