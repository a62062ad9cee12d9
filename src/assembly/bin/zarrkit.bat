@echo off
rem The Zarrkit command line. JAVA_OPTS is passed to Java, for instance JAVA_OPTS=-Xmx2g.
setlocal
set JAVA=java
if defined JAVA_HOME set JAVA="%JAVA_HOME%\bin\java"
%JAVA% %JAVA_OPTS% -cp "%~dp0..\lib\*" org.zarrkit.cli.Main %*
