#!/bin/sh
# Runs the application beside it, with the AOT cache app.aot once there is one. Until then the first process that
# serves (it has no arguments) records what the cache is made from; the supervisor ends the recording.
folder=$(dirname -- "$0")
application=$folder/app/quarkus-run.jar

if [ -f "$folder/app.aot" ]; then
    set -- "-XX:AOTCache=$folder/app.aot" -jar "$application" "$@"
elif [ $# -eq 0 ] && mkdir "$folder/recording" 2>/dev/null; then
    echo $$ >"$folder/recording/process"
    set -- "-XX:AOTCacheOutput=$folder/recording/app.aot" -Xlog:aot=error -jar "$application"
else
    set -- -jar "$application" "$@"
fi
exec @COMMAND@ "$@"
