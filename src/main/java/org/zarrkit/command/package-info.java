/**
 * The menu: SciJava commands, and the ImageJ 1 plug-in that asks for their inputs. Dialogs only, no algorithm. May use
 * the root package and all below it, SciJava and ImageJ 1; not {@code cli} and {@code spark}.
 */
package org.zarrkit.command;
