/** The composition root: the one place that knows PicoContainer and puts the parts together. */
package io.snapherd.wiring;
