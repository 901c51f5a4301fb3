#!/bin/sh
# Runs the application beside it.
exec @COMMAND@ -jar "$(dirname -- "$0")/app/quarkus-run.jar" "$@"
