#!/usr/bin/env bash
# The present Taskwarrior, as Debian unstable packages it, in a folder of its own.
#
#   benches/taskwarrior3.sh FOLDER     prints the command that runs it
#
# Debian's stable releases still carry 2.6.2, of 2021; 3 keeps its tasks in SQLite.
# Nothing is installed: apt fetches and checks the packages, dpkg unpacks them, and
# the program runs with the C library that came with it.
set -euo pipefail
folder=$(realpath -m "${1:?a folder}")
root=$folder/root
if [ ! -x "$root/usr/bin/task" ]; then
  mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial" "$folder/debs" "$root"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian sid main" > "$folder/sources.list"
  : > "$folder/status"
  apt=(-o "Dir::Etc::sourcelist=$folder/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$folder/lists" -o "Dir::State::status=$folder/status"
    -o "Dir::Cache=$folder/cache" -o APT::Sandbox::User=root -o Acquire::Languages=none)
  {
    apt-get "${apt[@]}" -q update
    cd "$folder/debs"
    apt-get "${apt[@]}" -q download taskwarrior libc6 libgcc-s1 libstdc++6 libsqlite3-0 libuuid1
    for deb in *.deb; do dpkg -x "$deb" "$root"; done
  } >&2
fi
libraries=$(dirname "$(find "$root" -name libc.so.6 | head -1)")
loader=$(find "$root" -name 'ld-linux*' -type f | head -1)
echo "$loader --library-path $libraries $root/usr/bin/task"
