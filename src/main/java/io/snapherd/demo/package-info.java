/**
 * A story to watch: the program's own wiring at work on a cluster inside this process, with an API
 * server that the packaged jar does not have.
 */
package io.snapherd.demo;
