/** Everything that can go wrong, as one sealed family of unchecked exceptions. Uses nothing; may be used by all. */
package org.zarrkit.error;
