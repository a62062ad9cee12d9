/** The front door for scripts, macros and Java: open, process, save, show. May use all packages but the entry points. */
package org.zarrkit;
