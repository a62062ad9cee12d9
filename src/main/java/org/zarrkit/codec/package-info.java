/** One chunk of typed elements to bytes and back, one record per codec. May use {@code error} and {@code store}. */
package org.zarrkit.codec;
