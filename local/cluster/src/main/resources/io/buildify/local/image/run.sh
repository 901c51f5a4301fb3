#!/bin/sh
# Runs the application beside it, with its AOT cache once there is one. A run for practice writes one when it ends.
folder=$(dirname -- "$0")
set -- -jar "$folder/app/quarkus-run.jar" "$@"
if [ "${BUILDIFY_AOT_TRAINING:-}" = true ]; then
    set -- "-XX:AOTCacheOutput=$folder/training.aot" -Xlog:aot=error "$@"
elif [ -f "$folder/app.aot" ]; then
    set -- "-XX:AOTCache=$folder/app.aot" -Xlog:aot=error "$@"
fi
exec @COMMAND@ "$@"
