/** The command line: verbs, their options and their progress; no algorithm. May use the root, all below, and picocli. */
package org.zarrkit.cli;
