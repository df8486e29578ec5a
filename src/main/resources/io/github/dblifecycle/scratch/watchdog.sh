# shellcheck shell=sh
# Runs a server for as long as somebody holds the other end of standard input, then stops it and deletes its directory.
# Arguments: the directory, then the server's command line.
directory=$1
shift
trap '' HUP INT TERM
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
(
  while read -r _; do :; done
  : >"$directory/abandoned"
  seconds=0
  while kill -QUIT "$server" 2>/dev/null; do
    sleep 1
    seconds=$((seconds + 1))
    if [ "$seconds" -ge 10 ]; then kill -KILL "$server"; fi
  done
) <&3 3<&- &
watcher=$!
exec 3<&- </dev/null
wait "$server"
status=$?
kill -KILL "$watcher" 2>/dev/null
if [ -e "$directory/abandoned" ]; then rm -rf "$directory"; fi
exit "$status"
